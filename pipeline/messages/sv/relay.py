"""Meddelandet som evenemangets ansvariga skickar till de anmälda: vad har ändrats och vad ska man göra."""

TEXTS = {
    "moved_subject": "Ny tid: {title}",
    "postponed_subject": "Skjuts upp: {title}",
    "cancelled_subject": "Inställt: {title}",
    "again_subject": "Hålls trots allt: {title}",
    "hello": "Hej,",
    "moved": "du har anmält dig till ”{title}”. Tiden har ändrats.",
    "postponed": "du har anmält dig till ”{title}”. Evenemanget skjuts upp. Den nya tiden meddelas senare.",
    "cancelled": "du har anmält dig till ”{title}”. Evenemanget är inställt.",
    "again": "du har anmält dig till ”{title}”. Evenemanget hålls trots allt.",
    "was": "Tidigare tid: {when}",
    "is_now": "Ny tid: {when}",
    "is_held": "Tid: {when}",
    "place": "Plats: {place}",
    "reason": "Orsak: {reason}",
    "stays": "Din anmälan gäller.",
    "get_out": "Om du inte kan komma, avboka din anmälan: {url}",
    "get_out_reply": "Om du inte kan komma, avboka din anmälan genom att svara på det här meddelandet.",
    "nothing_to_do": "Du behöver inte göra något.",
    "update": (
        "Kalender: öppna bilagan {file}. Om du har lagt till evenemanget i din kalender från evenemangets "
        "sida uppdateras det i de flesta program. Om ditt program lägger till det en gång till eller inte gör "
        "något, ta bort det gamla och kontrollera att det nya är rätt."
    ),
    "remove": (
        "Kalender: öppna bilagan {file}. Om du har lagt till evenemanget i din kalender från evenemangets "
        "sida ställs det in eller tas bort i de flesta program. Om ditt program inte gör något, ta bort det "
        "själv."
    ),
    "feed": "Om du prenumererar på vår kalender uppdateras den av sig själv.",
    "page": "Evenemangets sida: {url}",
    "bye": "Med vänlig hälsning\n{project}",
}
