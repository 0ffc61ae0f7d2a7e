"""The tables, as SQLAlchemy sees them; migrations/ makes them."""

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, UniqueConstraint, func

METADATA = MetaData()

# A visit or job whole, as JSON; the columns beside it are only what is searched by.
VISITS = Table(
    "visits",
    METADATA,
    Column("id", String, primary_key=True),
    Column("centre", String, nullable=False, index=True),
    Column("open", Integer, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)
JOBS = Table(
    "jobs",
    METADATA,
    Column("id", String, primary_key=True),
    Column("open", Integer, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)
COUNTS = Table("counts", METADATA, Column("key", String, primary_key=True), Column("value", Integer, nullable=False))
ASSESSMENTS = Table(
    "assessments",
    METADATA,
    Column("reference", String, primary_key=True),
    Column("id_number", String, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)
NOTICES = Table(
    "notices",
    METADATA,
    Column("check", String, primary_key=True),
    Column("number", String, nullable=False),
    Column("template", String, nullable=False),
    Column("issued", String, nullable=False),
    Column("office", String, nullable=False, server_default=""),
    Column("holder", String, nullable=False, server_default=""),  # the masked name
    Column("attempt", Integer, nullable=False, server_default="1"),  # 0: never printed
)
# A number is typed as somebody reads it, in small or capital letters.
Index("ix_notices_number", func.upper(NOTICES.c.number))
SHEETS = Table("sheets", METADATA, Column("id", String, primary_key=True), Column("body", LargeBinary, nullable=False))
HOMES = Table(
    "homes",
    METADATA,
    Column("id_number", String, primary_key=True),
    Column("committee", String, nullable=False),
)
CASES = Table(
    "cases",
    METADATA,
    Column("case", String, primary_key=True),
    Column("id_number", String, nullable=False),
    Column("committee", String, nullable=False),
    Column("centre", String, nullable=False, server_default=""),  # that received it
    Column("home", String, nullable=False, server_default=""),  # that it is sent on to
)
DELIVERIES = Table(
    "deliveries",
    METADATA,
    Column("job", String, primary_key=True),
    Column("number", String, nullable=False),
    Column("template", String, nullable=False),
    Column("check", String, nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("committee", String, nullable=False),
    Column("kiosk", String, nullable=False),
    Column("by", String, nullable=False),
    Column("at", Float, nullable=False),
    Column("became", String, nullable=False),
    Column("reference", String, nullable=False, index=True),
    Column("said_by", String, nullable=False, server_default=""),  # who looked, where the printer gave no word
    Column("said_at", Float, nullable=False, server_default="0"),
    Column(
        "archived", Float, nullable=False, server_default="0", index=True
    ),  # when its copy was in the archive; 0: not yet
)
DRAFTS = Table("drafts", METADATA, Column("id", String, primary_key=True), Column("body", LargeBinary, nullable=False))
# Stills whose files go next: the row stands until the file is gone, whatever is killed in between.
FORGOTTEN = Table(
    "forgotten",
    METADATA,
    Column("id", String, primary_key=True),
    Column("visit", String, nullable=False),
    Column("document", String, nullable=False),
)
ENDED = Table(
    "ended",
    METADATA,
    Column("visit", String, primary_key=True),
    Column("matter", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("committee", String, nullable=False),
    Column("opened", Float, nullable=False),
    Column("ended", Float, nullable=False, index=True),
    Column("outcome", String, nullable=False),
    Column("reason", String),
    Column("answered_at", Float),
    Column("handled", Float, nullable=False),
    Column("resident", String, nullable=False, index=True),  # a keyed hash of the ID number; "" unknown
    Column("transfers", Integer, nullable=False, server_default="0"),
    Column("faces", Integer),
    Column("whys", String, nullable=False, server_default=""),
)
CONCERNS = Table(
    "concerns",
    METADATA,
    Column("id", String, primary_key=True),
    Column("centre", String, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("due", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
# Booked times: each place of a slot once, whoever else books at the same moment. No place: cancelled.
APPOINTMENTS = Table(
    "appointments",
    METADATA,
    Column("id", String, primary_key=True),
    Column("centre", String, nullable=False),
    Column("matter_group", String, nullable=False),
    Column("at", String, nullable=False),
    Column("place", Integer),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("centre", "matter_group", "at", "place", name="appointments_once"),
)
# For an audit: from when a duty leader was beside a talk, and how; "" as mode: not any more.
ATTENDANCES = Table(
    "attendances",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("visit", String, nullable=False, index=True),
    Column("clerk", String, nullable=False),
    Column("leader", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("mode", String, nullable=False),
    Column("at", Float, nullable=False),
)
# Pages of filed cases that may serve their person again while they are valid.
CASE_PAPERS = Table(
    "case_papers",
    METADATA,
    Column("document", String, primary_key=True),
    Column("id_number", String, nullable=False, index=True),
    Column("day", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
SNIPPETS = Table(
    "snippets",
    METADATA,
    Column("id", String, primary_key=True),  # clerk~key
    Column("clerk", String, nullable=False, index=True),
    Column("key", String, nullable=False),
    Column("words", String, nullable=False),
)
# By what an ended visit is found: who served it, where, and whose its case is, where it has one.
SERVED = Table(
    "served",
    METADATA,
    Column("visit", String, primary_key=True),
    Column("clerk", String, nullable=False, index=True),
    Column("centre", String, nullable=False),
    Column("ticket", String, nullable=False),
    Column("case", String, nullable=False, index=True),
    Column("name", String, nullable=False, index=True),
    Column("id_number", String, nullable=False, index=True),
    Column("home", String, nullable=False, index=True),
)
# For an audit: who looked at what a resident did before, and why.
LOOKS = Table(
    "looks",
    METADATA,
    Column("id", String, primary_key=True),
    Column("at", Float, nullable=False, index=True),
    Column("clerk", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("visit", String, nullable=False),
    Column("reason", String, nullable=False),
)
# For an audit: what a committee's staff did at their help desk.
DESK_ACTS = Table(
    "desk_acts",
    METADATA,
    Column("id", String, primary_key=True),
    Column("at", Float, nullable=False, index=True),
    Column("act", String, nullable=False),
    Column("kiosk", String, nullable=False),
    Column("committee", String, nullable=False),
    Column("session", Float, nullable=False),  # when their PIN was entered
    Column("proof", String, nullable=False),  # how the resident's number came: "card", "typed"; "" none
    Column("template", String, nullable=False),
    Column("what", String, nullable=False, index=True),  # a matter's code, a notice's or a case's number
    Column("copy", Integer, nullable=False),  # which reprint; 0: none
)
# What an administrator's command wants of a concern, until the running server has done it.
CONCERN_WORDS = Table(
    "concern_words",
    METADATA,
    Column("id", String, primary_key=True),
    Column("concern", String, nullable=False),
    Column("reply", String, nullable=False),
    Column("by", String, nullable=False),
)
# What ticket systems of centres are still to be told, in order.
TICKET_CHANGES = Table(
    "ticket_changes",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("centre", String, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)
# What the ticket system of each centre said last of its paper tickets, and what the hall decided of them.
PAPER_LINES = Table(
    "paper_lines",
    METADATA,
    Column("centre", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
DEVICES = Table(
    "devices",
    METADATA,
    Column("id", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("committee", String, nullable=False),
    Column("kiosk", String, nullable=False),  # of a print service; a kiosk's own id
    Column("public_key", String, nullable=False),
)
CODES = Table(
    "codes",
    METADATA,
    Column("hash", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("committee", String, nullable=False),
    Column("kiosk", String, nullable=False),
    Column("expires", Float, nullable=False),
)
CLERKS = Table(
    "clerks",
    METADATA,
    Column("name", String, primary_key=True),
    Column("display", String, nullable=False),
    Column("service_number", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("password", String, nullable=False),  # argon2id
    Column("groups", String, nullable=False, server_default="{}"),  # JSON: matter group to penalty
    Column("languages", String, nullable=False, server_default="{}"),
    Column("leader", Integer, nullable=False, server_default="0"),
)
PINS = Table("pins", METADATA, Column("committee", String, primary_key=True), Column("pin", String, nullable=False))
TOKENS = Table(
    "tokens",
    METADATA,
    Column("hash", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("key", String, nullable=False),
    Column("expires", Float, nullable=False),
)
INTEGRATIONS = Table(
    "integrations",
    METADATA,
    Column("hash", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("centre", String, nullable=False, server_default=""),  # whose ticket system it is; "": none
)
# How each kiosk's machine was when it last said so (JSON, nothing of a resident).
HEALTH = Table(
    "health",
    METADATA,
    Column("kiosk", String, primary_key=True),
    Column("at", Float, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
# What operators wanted of kiosks, and what became of it: for an audit, and until it is done.
KIOSK_ORDERS = Table(
    "kiosk_orders",
    METADATA,
    Column("id", String, primary_key=True),
    Column("kiosk", String, nullable=False),
    Column("word", LargeBinary, nullable=False),  # an OperateKiosk, as JSON
    Column("by", String, nullable=False),
    Column("at", Float, nullable=False),
    Column("state", String, nullable=False, index=True),
    Column("ended", Float, nullable=False, server_default="0"),
)
