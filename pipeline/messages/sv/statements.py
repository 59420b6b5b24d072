"""Tillgänglighetsutlåtandet och dataskyddsbeskrivningen. En mening kan ha en länk, vars adress mallen ger."""

TEXTS = {
    "accessibility": "Tillgänglighetsutlåtande",
    "accessibility_description": (
        "Hur tillgänglig webbplatsen är, vilka brister som är kända och vart man kan anmäla dem."
    ),
    "accessibility_of": (
        "Utlåtandet gäller webbplatsen {site} ({project}) och bygger på lagen om tillhandahållande av "
        "digitala tjänster (306/2019)."
    ),
    "accessibility_status": "Hur tillgänglig webbplatsen är",
    "accessibility_full": (
        "Webbplatsen uppfyller kraven i WCAG 2.2 på nivåerna A och AA till den del de har undersökts."
    ),
    "accessibility_partly": (
        "Webbplatsen uppfyller delvis kraven i WCAG 2.2 på nivåerna A och AA. Bristerna finns nedan."
    ),
    "accessibility_tested": (
        "Uppgifterna kommer från våra egna tester {day}: programmet axe undersökte {kinds} slags sidor i "
        "ljust och mörkt läge, på bred skärm och 320 bildpunkter breda. Ett maskintest hittar inte allt; "
        "ingen utomstående utvärdering har gjorts."
    ),
    "accessibility_faults": "Kända brister",
    "accessibility_rule": "Testet hittade en brist: {rule}.",
    "accessibility_search": "Sökningen behöver skript i webbläsaren. Allt innehåll finns också i listor utan dem.",
    "accessibility_others": (
        "För tillgängligheten hos länkat material, anmälningsblanketter och arbetsplattformar svarar de som "
        "gjort dem; de har inte undersökts."
    ),
    "accessibility_feedback": "Berätta om en brist",
    "accessibility_tell": (
        'Skriv till <a href="mailto:{email}">{email}</a>. Vi svarar inom 14 dagar och ger vid behov '
        "innehållet i annan form."
    ),
    "accessibility_enforcement": "Tillsyn",
    "accessibility_complain": (
        "Om du inte får svar inom 14 dagar eller inte är nöjd med det kan du klaga hos tillsynsmyndigheten: "
        "Transport- och kommunikationsverket Traficom, tillgängligheten hos digitala tjänster, <a "
        'href="{url}">saavutettavuusvaatimukset.fi</a>.'
    ),
    "privacy": "Dataskyddsbeskrivning",
    "privacy_description": (
        "Vilka uppgifter om människor webbplatsen och nätverksbrevet från {project} sparar och vilka de inte sparar."
    ),
    "privacy_who": "Vem ansvarar för uppgifterna",
    "privacy_site": "Webbplatsen och kalendrarna",
    "privacy_site_text": (
        "Webbplatsen använder inga kakor, följer inte besökare och laddar inget någon annanstans ifrån. "
        "Sökordet lämnar inte din dator. Att prenumerera på en kalender kräver ingen inloggning. Serverns "
        "logg kan innehålla nätadressen och adressen till den hämtade sidan."
    ),
    "privacy_letter": "Nätverksbrevet",
    "privacy_none": (
        "{letter} skickas till en e-postlista. Det här programmet sparar inget om prenumeranterna: inga namn, "
        "inga adresser."
    ),
    "privacy_mailchimp": (
        "Listan hålls av Mailchimp (The Rocket Science Group LLC, Intuit, USA), som sparar prenumerantens "
        "e-postadress, tiden för prenumerationen och om brevet kom fram."
    ),
    "privacy_opens": "Mailchimp sparar också om brevet öppnades.",
    "privacy_no_opens": "Att brevet öppnas följs inte.",
    "privacy_leave": "Man lämnar listan via länken i slutet av varje brev.",
    "privacy_events": "Evenemang",
    "privacy_events_text": (
        "Anmälningar samlas av arrangören med en egen blankett. Ur deltagarlistor räknas bara antal och "
        "organisationer; namn och adresser sparas inte."
    ),
    "privacy_staff": "Personal",
    "privacy_staff_text": (
        "Arbetsadressen till evenemangets ägare och personalen finns i projektets egna filer för att skicka "
        "meddelanden. I loggen står vem som godkände, höll eller flyttade."
    ),
    "privacy_links": (
        "En länk i ett meddelande öppnar en sida där man kan besluta; av länken sparas när och vad som beslutades."
    ),
    "privacy_rights": "Dina rättigheter",
    "privacy_rights_text": (
        'Du kan be att få se, rätta eller radera dina uppgifter: <a href="mailto:{email}">{email}</a>. Du kan '
        "också klaga hos dataombudsmannen (tietosuoja.fi)."
    ),
}
