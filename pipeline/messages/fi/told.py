"""soila told: ilmoittautuneille on kerrottu."""

TEXTS = {
    "closed": "Kuitattu: ilmoittautuneille on kerrottu. {title}",
    "closed_before": "Tästä on jo kuitattu: {who} {at:%-d.%-m.%Y klo %-H.%M}. {title}",
    "nothing": (
        "Tapahtumalla ”{id}” ei ole muutosta, josta ilmoittautuneille pitäisi kertoa.",
        "Avoimet näyttää: soila status",
    ),
    # aamun viesti
    "remind_subject": "Onko ilmoittautuneille kerrottu? {title}",
    "remind": "Tapahtuma on muuttunut {at:%-d.%-m.%Y klo %-H.%M} ({who}), eikä kukaan ole kuitannut, että "
    "ilmoittautuneet tietävät.\nViesti on valmiina: {file}\nKun se on lähetetty: soila told {id}",
}
