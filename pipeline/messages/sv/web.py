"""Webbplatsens fasta ord. En mening kan ha fetstil och en länk, vars adress mallen ger."""

TEXTS = {
    "whole_letter": "Läs hela brevet: {title}",
    "skip": "Gå till innehållet",
    "menu": "Huvudmeny",
    "menu_events": "Evenemang",
    "menu_packages": "Paket",
    "menu_calendar": "Kalender",
    "menu_letters": "Brev",
    "menu_about": "Om projektet",
    "search": "Sök",
    "subscribe": "Prenumerera på kalendern",
    "leaf_time": "tid",
    "leaf_open": "öppen",
    "time_later": "Ny tid meddelas senare",
    "original_time": "ursprunglig tid {when}",
    "earlier_time": "tidigare tid {when}",
    "materials": "Material",
    "not_held": "Evenemanget ordnas inte.",
    "is_over": "Evenemanget är över",
    "materials_below": '<a href="#materiaalit">Materialet</a> finns nedan.',
    "materials_come": "Materialet publiceras på den här sidan {day}.",
    "see_coming": 'Kommande: <a href="{url}">evenemang</a>.',
    "earlier_time_was": "Den tidigare tiden var {when}.",
    "new_time_is": "Den nya tiden är <b>{when}</b>.",
    "original_time_was": "Den ursprungliga tiden var {when}.",
    "again_at": "Evenemanget var en tid flyttat eller inställt. Det hålls på den ursprungliga tiden: <b>{when}</b>.",
    "not_confirmed": "Evenemanget är ännu inte bekräftat.",
    "come_here": "publiceras på den här sidan {day}",
    "add_straight": (
        'Eller direkt: <a href="{google}">Google Kalender</a> eller <a href="{outlook}">Outlook på webben</a>.'
    ),
    "when_subscribed": 'När du <a href="{url}">prenumererar på kalendern</a> uppdateras också ändringar av sig själva.',
    "time": "Tid",
    "place": "Plats",
    "registration": "Anmälan",
    "registration_opens": "öppnar {when}",
    "registration_opens_and_closes": "{opens} – {closes}",
    "registration_closed": "stängde {when}",
    "audience": "Målgrupp",
    "organiser": "Arrangör",
    "package": "Stödpaket",
    "theme": "Tema",
    "themes": "Teman",
    "more": "Mer information",
    "register": "Anmäl dig",
    "image": "Bild: {alt}",
    "letter_corrected": "Rättelse till brevet:",
    "corrected": "Rättat efter att brevet skickades:",
    "now_cancelled": "evenemanget är inställt.",
    "now_held": "evenemanget hålls trots allt.",
    "now_postponed": "evenemanget skjuts upp, och en ny tid meddelas senare.",
    "now_at": "tiden är nu {when}.",
    "now_in": "platsen är nu {place}.",
    "subscribe_description": (
        "Evenemangen inom {project} i din egen kalender: Outlook, Google, Apple eller Thunderbird."
    ),
    "subscribe_title": "Prenumerera på evenemangen i din kalender",
    "subscribe_lead": (
        "Välj först en kalender, sedan programmet som du använder. En kalender som du prenumererar på hålls "
        "aktuell: när ett evenemang flyttas eller ställs in syns ändringen i din kalender av sig själv. Du "
        "behöver inget konto, och vi får inga uppgifter om dig."
    ),
    "steps": "Anvisningar för olika program",
    "how_soon": "Hur snabbt syns en ändring?",
    "next_is": 'Härnäst <a href="{url}">{title}</a>, {when}',
    "outlook_web": "Outlook på webben",
    "outlook_desktop": "Outlook-skrivbordsappen",
    "google": "Google Kalender",
    "apple": "Apple Kalender",
    "outlook_web_1": "Klicka på <b>Outlook på webben</b> och logga vid behov in med ditt arbetskonto.",
    "outlook_web_2": "Ge kalendern ett namn och klicka på <b>Importera</b>.",
    "outlook_web_else": (
        "Om knappen inte fungerar: kopiera adressen och välj i Outlooks kalender <b>Lägg till kalender</b> › "
        "<b>Prenumerera från webben</b>. Kalendern syns då också i nya Outlook och i Outlook på telefonen."
    ),
    "outlook_desktop_1": "Klicka på <b>Outlook-skrivbordsappen</b> och låt Outlook öppnas.",
    "outlook_desktop_2": "Svara <b>Ja</b> när Outlook frågar om du vill prenumerera på kalendern.",
    "outlook_desktop_else": (
        "Om knappen inte fungerar: kopiera adressen och välj i kalendern <b>Lägg till kalender</b> › <b>Från "
        "Internet</b>."
    ),
    "google_1": "Klicka på <b>Google Kalender</b> på en dator. I telefonens app går det inte att prenumerera.",
    "google_2": "Klicka på <b>Lägg till</b>. Därefter syns kalendern också på telefonen.",
    "apple_title": "Apple Kalender: iPhone, iPad och Mac",
    "apple_1": "Klicka på <b>Apple Kalender</b> och sedan på <b>Prenumerera</b>.",
    "apple_2": "Välj på Mac till exempel <b>Varje timme</b> för automatisk uppdatering.",
    "thunderbird_1": "Kopiera kalenderns adress.",
    "thunderbird_2": (
        "Välj <b>Ny kalender</b> › <b>På nätverket</b>, klistra in adressen och lämna användarnamnet tomt."
    ),
    "thunderbird_3": "Klicka på <b>Sök kalendrar</b> och sedan på <b>Prenumerera</b>.",
    "delay": "Kalenderprogrammen hämtar ändringar i sin egen takt, och vi kan inte påskynda det.",
    "in_programs": "Ändringar och inställda evenemang i olika program",
    "program": "Program",
    "how_late": "När en ändring syns",
    "if_cancelled": "Ett inställt evenemang",
    "marked": "Står kvar. Titeln börjar: <b>{mark}</b>",
    "struck": "Står kvar överstruket. Titeln börjar: <b>{mark}</b>",
    "vanishes": "Försvinner ur kalendern.",
    "delay_google": "Sällan: det kan dröja ett dygn eller längre.",
    "delay_outlook_web": "Med några timmars mellanrum, ibland först nästa dag.",
    "delay_outlook_desktop": "Med några timmars mellanrum när Outlook är öppet.",
    "delay_others": "Så ofta som du själv har valt.",
    "delay_soon": (
        'Om evenemanget hålls redan i dag eller i morgon, kontrollera tiden på <a href="{url}">evenemangets '
        "sida</a>. Där är uppgiften alltid den senaste."
    ),
    "package_number": "Stödpaket {number}",
    "platform": "Paketets arbetsplattform",
    "coming_sessions": "Kommande träffar",
    "all_coming": "Alla kommande evenemang",
    "no_sessions_subscribe": (
        "Just nu finns inga kommande träffar. Om du prenumererar på kalendern syns nya träffar där av sig själva."
    ),
    "subscribe_package": "Prenumerera på paketet i din kalender",
    "changes_come": "Flyttade och inställda evenemang uppdateras i din kalender av sig själva.",
    "past_sessions": "Tidigare träffar",
    "all_past": "Alla tidigare evenemang",
    "without_cancelled": (
        "I de flesta program står ett inställt evenemang kvar i kalendern och säger det. Om du inte vill se inställda, "
        'prenumerera på kalendern utan dem: <a href="{outlook}">Outlook på webben</a>, <a href="{google}">Google '
        'Kalender</a>, <a href="{webcal}">Outlook-appen eller Apple</a>, <a href="{https}">adress för andra</a>.'
    ),
    "add_all_once": "Lägg till alla paketets träffar på en gång (ändringar uppdateras inte)",
    "copy_address": "Annan kalender: kopiera adressen",
    "qr_title": "QR-kod för presentationer",
    "qr_about": "Koden öppnar en sida där man kan prenumerera på kalendern.",
    "qr_load": "Ladda ner koden som bild (SVG)",
    "qr_label": "QR-kod: {url}",
    "packages": "Stödpaket",
    "packages_description": "Stödpaketen inom {project}: serier av träffar för projekten i programmet {programme}.",
    "packages_lead": (
        "Ett stödpaket är en serie träffar som stöder projekten i programmet {programme} i deras olika skeden."
    ),
    "next": "Härnäst",
    "no_sessions": "Det finns inga kommande träffar.",
    "no_sessions_yet": "Det finns ännu inga träffar.",
    "no_packages": "Det finns ännu inga paket.",
    "about": "Om projektet",
    "about_programme": "Projektet koordinerar programmet {programme}.",
    "themes_of_programme": "Programmets strategiska teman",
    "funding": "Finansiering",
    "partners": "Genomförs av",
    "channels": "Här hittar du oss",
    "in_social_media": "I sociala medier: {tags}",
    "contact_details": "Kontaktuppgifter",
    "about_site": "Om webbplatsen",
    "about_site_text": (
        "Webbplatsen använder inga kakor och följer inte besökare, och alla dess delar kommer från den här "
        'servern. Allt kan läsas utan skript; bara <a href="{url}">sökningen</a> behöver dem.'
    ),
    "pages": "Sidor",
    "page_before": "← Föregående sida",
    "page_of": "Sida {number} / {pages}",
    "page_after": "Nästa sida →",
    "page_last": "Sista sidan",
    "found_one": "En träff.",
    "found_many": "träffar.",
    "found_first": "Visar de första",
    "search_needs": "Sökningen behöver skript i webbläsaren. Utan dem kan du bläddra via länkarna nedan.",
    "search_button": "Sök",
    "not_found": "Sidan hittades inte",
    "not_found_description": "Sidan hittades inte.",
    "not_found_why": "Adressen är kanske felskriven, eller så har sidan tagits bort.",
    "not_found_tell": "Om du kom hit via en länk, berätta det för oss:",
    "coming_events": "Kommande evenemang",
    "past_events": "Tidigare evenemang",
    "past_and_materials": "Tidigare evenemang och material",
    "letters": "Nätverksbrev",
    "comma_page": ", sida {number}",
    "letters_description": "{letter}: alla brev som har skickats.",
    "letters_lead": "{letter} berättar om programmets evenemang och aktuella frågor.",
    "subscribe_letter_mail": "Prenumerera på brevet per e-post",
    "no_letters": "Det första nätverksbrevet är på väg.",
    "letters_atom": "Breven som flöde (Atom)",
    "front_lead": (
        "Här hittar du evenemang och nätverksbrev i programmet {programme} och kan prenumerera på evenemangen i "
        "din egen kalender."
    ),
    "subscribe_letter": "Prenumerera på nätverksbrevet",
    "read_letters": "Läs nätverksbrev",
    "next_events": "Nästa evenemang",
    "no_events_front": "Just nu finns inga kommande evenemang. Nya meddelas här och i nätverksbrevet.",
    "past_and_their_materials": "Tidigare evenemang och deras material",
    "events_to_calendar": "Evenemangen i din kalender",
    "subscribe_all": "Prenumerera på alla evenemang på en gång. Ändringar uppdateras i din kalender av sig själva.",
    "steps_and_packages": "Anvisningar och enskilda paket",
    "all_letters": "Alla brev",
    "letter_to_mail": "Nätverksbrevet per e-post",
    "project_online": "{project} på webben",
    "with_us": "Medverkande",
    "contact": "Kontakt",
    "follow": "Följ oss",
    "past_description": "Tidigare evenemang inom {project} och deras material.",
    "coming_description": "Kommande evenemang inom {project}, deras tider och platser.",
    "events_lead": (
        '<a href="{calendar}">Prenumerera på evenemangen i din kalender</a>, så uppdateras ändringar av sig '
        'själva. De som redan har hållits finns bland <a href="{past}">tidigare evenemang</a>.'
    ),
    "no_past": "Det finns ännu inga tidigare evenemang.",
    "no_coming": "Just nu finns inga kommande evenemang.",
    "letter_sent": (
        "Brevet skickades {day} kl. {at:%-H.%M}. Evenemangen beskrivs som de var då, och senare ändringar har "
        "märkts ut."
    ),
    "as_mailed": "Brevet så som det skickades per e-post",
    "other_letters": "Andra brev",
    "letter_before": "← Föregående brev, {day}",
    "letter_after": "Nästa brev, {day} →",
    "menu_news": "Nyheter",
    "news": "Nyheter",
    "news_description": "Nyheter, forskning och publikationer från projektet {project}.",
    "no_news": "Det finns inga nyheter ännu.",
    "all_news": "Alla nyheter",
    "goes_to": "Läs mer: {where}",
    "newest_letter": "Senaste brevet",
    "search_description": "Sök bland evenemang, nyheter, nätverksbrev och sidor från {project}.",
    "found_none": "Sökningen gav inget. Pröva ett annat eller kortare ord.",
    "search_label": "Sök bland evenemang, nyheter, brev och sidor",
    "search_failed": "Sökningen fungerar inte just nu. Bläddra via länkarna nedan.",
    "search_about": (
        "Sökningen hittar ord i alla former, också delar av sammansatta ord. Allt finns också i listorna: <a "
        'href="{coming}">kommande evenemang</a>, <a href="{past}">tidigare evenemang</a>, <a '
        'href="{news}">nyheter</a>, <a href="{letters}">brev</a>.'
    ),
    "kind_event": "Evenemang",
    "kind_news": "Nyhet",
    "kind_letter": "Nätverksbrev",
    "kind_package": "Stödpaket",
    "kind_page": "Sida",
    "search_skip": (
        "och eller är inte att om när så det de vi ni jag du han hon vad vilka var vart varifrån vem hur kan "
        "får min vår denna detta vara också med en ett"
    ),
    "what_changed": "Vad har ändrats",
    "told_time": "I brevet {day} var tiden {when}.",
    "told_place": "I brevet {day} var platsen {place}.",
    "told_held": "I brevet {day} var evenemanget ännu på kommande.",
}
