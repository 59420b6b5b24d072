"""The values that flow between the stages, are stored or proposed. Frozen, free of I/O, clocks and Finnish wording.

Days and times of day are local: they mean the project's zone (Europe/Helsinki unless config says otherwise). A
`datetime` is always aware. Everything is imported from here; the files within only part it.
"""

from pipeline.model.decision import Decision, DecisionKind
from pipeline.model.edition import Edition, Form, Letter, Mention, Omission, Section, Told, Why, WhyNot, told_by
from pipeline.model.found import Collected, FoundEvent, FoundNews
from pipeline.model.items import (
    Attendance,
    Content,
    DraftItem,
    Event,
    Internal,
    LetterNotes,
    Link,
    NewsItem,
    Package,
    Picture,
    Status,
)
from pipeline.model.mail import Mail, MailLink, MailRow, MailState, Relay, RelayKind
from pipeline.model.notice import Notice, Urgency
from pipeline.model.order import PEOPLE, SAID, UNTOLD, Order, Parcel, Terms, differences
from pipeline.model.organisation import Organisation
from pipeline.model.problem import Phrase, Problem, Severity, Source
from pipeline.model.progress import EditionRow, Journal, JournalEntry, LetterState
from pipeline.model.proposal import Difference, Proposal, ProposalKind, ProposalRow, ProposalState, Reconciled
from pipeline.model.report import Clicks, Report
from pipeline.model.revision import PublishedEvent, Revision, Session, Snapshot
from pipeline.model.when import MOST_ENTRIES, Hours, When, in_sessions

__all__ = [
    "MOST_ENTRIES",
    "PEOPLE",
    "SAID",
    "UNTOLD",
    "Attendance",
    "Clicks",
    "Collected",
    "Content",
    "Decision",
    "DecisionKind",
    "Difference",
    "DraftItem",
    "Edition",
    "EditionRow",
    "Event",
    "Form",
    "FoundEvent",
    "FoundNews",
    "Hours",
    "Internal",
    "Journal",
    "JournalEntry",
    "Letter",
    "LetterNotes",
    "LetterState",
    "Link",
    "Mail",
    "MailLink",
    "MailRow",
    "MailState",
    "Mention",
    "NewsItem",
    "Notice",
    "Omission",
    "Order",
    "Organisation",
    "Package",
    "Parcel",
    "Phrase",
    "Picture",
    "Problem",
    "Proposal",
    "ProposalKind",
    "ProposalRow",
    "ProposalState",
    "PublishedEvent",
    "Reconciled",
    "Relay",
    "RelayKind",
    "Report",
    "Revision",
    "Section",
    "Session",
    "Severity",
    "Snapshot",
    "Source",
    "Status",
    "Terms",
    "Told",
    "Urgency",
    "When",
    "Why",
    "WhyNot",
    "differences",
    "in_sessions",
    "told_by",
]
