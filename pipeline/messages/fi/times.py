"""Ajat lukijoille: päivät ja kellonajat, sanoina ja lyhyesti."""

TEXTS = {
    "weekdays": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
    "on_weekdays": "maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina",
    "short_weekdays": "ma ti ke to pe la su",
    "months": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
    "lokakuuta marraskuuta joulukuuta",
    "month_titles": "Tammikuu Helmikuu Maaliskuu Huhtikuu Toukokuu Kesäkuu Heinäkuu Elokuu Syyskuu Lokakuu Marraskuu "
    "Joulukuu",
    "short_months": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "day": "{weekday} {day:%-d.%-m.%Y}",
    "day_in_words": "{weekday} {day:%-d}. {month} {day:%Y}",
    "on_day_in_words": "{weekday} {day:%-d}. {month} {day:%Y}",
    "month_title": "{month} {day:%Y}",
    # päivä luettelossa: yksi, saman kuukauden väli ja pidempi väli
    "short_day": "{weekday} {first:%-d.%-m.}",
    "short_date": "{day:%-d.%-m.}",
    "short_range": "{first:%-d.}–{last:%-d.%-m.}",
    "long_range": "{first:%-d.%-m.}–{last:%-d.%-m.}",
    # kello: {hours} on 9 tai 9–11.30
    "hour": "{clock:%-H}",
    "hour_and_minutes": "{clock:%-H.%M}",
    "clock": "klo {hours}",
    "short_clock": "klo {hours}",
    "until_midnight": "24",
    "clock_later": "klo tarkentuu",
    "daily": "päivittäin {clock}",
    "joined": "{others} ja {last}",
}
