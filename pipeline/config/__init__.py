"""What config.toml says, as values. `pipeline.config.read` makes them from the file."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from pipeline.rhythm.sends import Rhythm

APPROVALS = ("unless-held", "required")
CARRIERS = ("outbox", "mailchimp")


class Partner(Struct, frozen=True):
    """One of the organisations behind the project."""

    name: str
    url: str = ""


class Channel(Struct, frozen=True):
    """A place where the project is found: a work platform, an idea wall, a group."""

    title: str
    url: str = ""
    text: str = ""


class Identity(Struct, frozen=True):
    """Who the project is: names, funding and the words that every letter and page carries.

    `language` (a tag of BCP 47) is what readers are spoken to in.
    """

    name: str
    full_name: str
    programme: str
    description: str
    funding: str
    funding_detail: str
    emblem: str
    address: str
    email: str
    home: str
    themes: tuple[str, ...]
    language: str = "fi"
    hashtags: tuple[str, ...] = ()
    partners: tuple[Partner, ...] = ()
    channels: tuple[Channel, ...] = ()


class Site(Struct, frozen=True):
    """Where the pages are served (`url`, no slash at its end) and the domain of the events' lasting ids.

    `security` is whom to tell of a hole in security: an address of e-mail or of a page, "" for none.
    `theme_feeds`: each of the project's themes has a calendar too.
    """

    url: str
    uid_domain: str
    colour: str = "#1f5c6b"
    colour_name: str = "teal"
    theme_feeds: bool = True
    security: str = ""


class Logo(Struct, frozen=True):
    """A logo beside the emblem: the name of its picture in content, what it shows in words, and where it leads."""

    image: str
    words: str
    link: str = ""


class Look(Struct, frozen=True):
    """What letters and pages show beside the project's own words."""

    logos: tuple[Logo, ...] = ()


class SectionRule(Struct, frozen=True):
    """A section of the letter: its heading, and the reasons and news sections that it takes."""

    title: str
    takes: tuple[str, ...]


class LetterRules(Struct, frozen=True):
    """How a letter is made. `reach` is how far ahead an event is told for the first time, `reading_time` how long the
    reading of what a letter tells may take.
    """

    name: str
    from_name: str
    reply_to: str
    sections: tuple[SectionRule, ...]
    reach: timedelta = timedelta(days=60)
    news_age: timedelta = timedelta(days=60)
    reading_time: timedelta = timedelta(seconds=90)
    approval: str = "unless-held"
    carrier: str = "outbox"
    subscribe: str = ""


class MailchimpRules(Struct, frozen=True):
    """The account to send through; the key itself is read from the environment, never from here."""

    audience: str = ""
    segment: int | None = None
    staff_segment: int | None = None
    test_to: tuple[str, ...] = ()
    folder: str = "SOILA verkostokirje"
    practice: bool = False
    track_opens: bool = False
    send_now_allowed: bool = True


class SourceRule(Struct, frozen=True):
    """A place outside that events and news are collected from; `kind` names the reader in `pipeline/collect/`.

    `reach` is how old news a first reading proposes, and how far ahead the times of a series are taken one by one.
    `themes` are those of all that it proposes.
    """

    name: str
    kind: str
    url: str
    hosts: tuple[str, ...] = ()
    accept_new: bool = False
    package: str = ""
    reach: timedelta = timedelta(days=60)
    themes: tuple[int, ...] = ()


class ServiceRules(Struct, frozen=True):
    """How `soila run` serves: the loopback port of /healthz (0: none), and how long logs and snapshots are kept."""

    health_port: int = 0
    keep_log: timedelta = timedelta(days=400)
    keep_snapshots: timedelta = timedelta(days=60)


class SmtpServer(Struct, frozen=True):
    """A server that takes mail. `tls`: from the first byte; else STARTTLS is asked for, but on this very machine."""

    host: str
    port: int
    tls: bool = False


class MailRules(Struct, frozen=True):
    """How a mail to one person leaves: through `smtp`, or into outbox/viestit/ where there is none.

    `sender` is whom it comes from; "" for the project's own address. Name and password are the environment's.
    """

    smtp: SmtpServer | None = None
    sender: str = ""


class WebRules(Struct, frozen=True):
    """Where the one-question pages are served, `address` as (host, port), and under which address people reach them."""

    address: tuple[str, int] | None = None
    public_url: str = ""


class StateRules(Struct, frozen=True):
    """Where the memory is kept: in the database that `url` names, or in a file of this machine where it is "".

    The password is the environment's.
    """

    url: str = ""


class Config(Struct, frozen=True):
    """Everything that config.toml says. `contact`, `pause` and `patience` are for sites that are read: whom to ask, how
    often, how long at most.

    `check_links`: whether the links in content are asked each day. `staff` are the addresses of those who get mails
    with a page to decide on.
    """

    project: Identity
    site: Site
    rhythm: Rhythm
    letter: LetterRules
    mailchimp: MailchimpRules = MailchimpRules()
    sources: tuple[SourceRule, ...] = ()
    contact: str = ""
    pause: timedelta = timedelta(seconds=1)
    patience: timedelta = timedelta(seconds=30)
    check_links: bool = True
    notify: tuple[str, ...] = ()
    service: ServiceRules = ServiceRules()
    staff: tuple[str, ...] = ()
    mail: MailRules = MailRules()
    web: WebRules = WebRules()
    state: StateRules = StateRules()
    look: Look = Look()

    @property
    def zone(self) -> ZoneInfo:
        return self.rhythm.zone
