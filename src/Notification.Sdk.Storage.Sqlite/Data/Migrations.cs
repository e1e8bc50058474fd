namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>What each version of the tables adds to the one before. Never edited once released: files of every version exist.</summary>
internal static class Migrations
{
    /// <summary>State of a leg: 0 waits for its first claim, 1 belongs to a delivery, 2 has ended. State of a delivery: 0 waits, 1 is claimed.
    /// Times are ticks of 100 ns in UTC. Numbers of legs and deliveries come from one sequence: their order is the order of
    /// waiting.</summary>
    public const string First = """
        CREATE TABLE notification_schema(version INTEGER NOT NULL);

        CREATE TABLE notification_legs(
            no INTEGER PRIMARY KEY, id TEXT NOT NULL, tenant TEXT NOT NULL, endpoint TEXT NOT NULL, topic TEXT NOT NULL,
            kind INTEGER NOT NULL, event_id TEXT NOT NULL, accepted_at INTEGER NOT NULL, state INTEGER NOT NULL, due_at INTEGER,
            group_key TEXT, outcome INTEGER NOT NULL, rule TEXT, ended_at INTEGER, delivery_id TEXT, attempts INTEGER NOT NULL,
            may_be_duplicate INTEGER NOT NULL, code TEXT, detail TEXT, body BLOB);
        CREATE UNIQUE INDEX notification_legs_id ON notification_legs(id);
        CREATE INDEX notification_legs_event ON notification_legs(event_id, tenant) WHERE event_id <> '';
        CREATE INDEX notification_legs_waiting ON notification_legs(tenant, endpoint, due_at, no) WHERE state = 0;

        CREATE TABLE notification_deliveries(
            no INTEGER PRIMARY KEY, id TEXT NOT NULL, tenant TEXT NOT NULL, endpoint TEXT NOT NULL, state INTEGER NOT NULL,
            due_at INTEGER NOT NULL, created_at INTEGER NOT NULL, attempts INTEGER NOT NULL, is_started INTEGER NOT NULL,
            is_interrupted INTEGER NOT NULL, owed TEXT, summary BLOB, legs BLOB NOT NULL);
        CREATE INDEX notification_deliveries_waiting ON notification_deliveries(tenant, endpoint, due_at, no) WHERE state = 0;

        CREATE TABLE notification_dedup(
            fingerprint BLOB PRIMARY KEY, notified_at INTEGER NOT NULL, period INTEGER NOT NULL, severity INTEGER NOT NULL,
            verdict INTEGER NOT NULL, repeats INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE notification_counters(
            key BLOB PRIMARY KEY, state BLOB NOT NULL, latest INTEGER NOT NULL, retention INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE notification_triggers(key BLOB PRIMARY KEY, state BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX notification_triggers_used ON notification_triggers(used);
        CREATE TABLE notification_tallies(id TEXT PRIMARY KEY, tally BLOB NOT NULL) WITHOUT ROWID;

        CREATE TABLE notification_counts(
            tenant TEXT NOT NULL, topic TEXT NOT NULL, endpoint TEXT NOT NULL, outcome INTEGER NOT NULL, rule TEXT NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY(tenant, topic, endpoint, outcome, rule)) WITHOUT ROWID;
        CREATE TABLE notification_refusals(
            no INTEGER PRIMARY KEY, tenant TEXT NOT NULL, event_id TEXT NOT NULL, topic TEXT NOT NULL, endpoint TEXT NOT NULL,
            outcome INTEGER NOT NULL, rule TEXT NOT NULL, refused_at INTEGER NOT NULL);

        CREATE TABLE notification_inbox(
            no INTEGER PRIMARY KEY, tenant TEXT NOT NULL, inbox TEXT NOT NULL, id TEXT NOT NULL, kind INTEGER NOT NULL,
            topic TEXT NOT NULL, severity INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, received_at INTEGER NOT NULL,
            read_at INTEGER);
        CREATE UNIQUE INDEX notification_inbox_id ON notification_inbox(tenant, inbox, id);
        CREATE INDEX notification_inbox_no ON notification_inbox(tenant, inbox, no);
        CREATE TABLE notification_settings(
            kind TEXT NOT NULL, tenant TEXT NOT NULL, name_key TEXT NOT NULL, name TEXT NOT NULL, json TEXT, changed_by TEXT NOT NULL,
            changed_at INTEGER NOT NULL, PRIMARY KEY(kind, tenant, name_key)) WITHOUT ROWID;
        """;

    /// <summary>Dead letters: state 2 of a delivery. Findings, editions of reports, health of endpoints.</summary>
    public const string Second = """
        ALTER TABLE notification_legs ADD COLUMN member TEXT;
        ALTER TABLE notification_deliveries ADD COLUMN member TEXT;
        ALTER TABLE notification_deliveries ADD COLUMN is_replayed INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE notification_deliveries ADD COLUMN ended_at INTEGER;
        CREATE INDEX notification_deliveries_dead ON notification_deliveries(tenant, id) WHERE state = 2;

        CREATE TABLE notification_findings(
            no INTEGER PRIMARY KEY, tenant TEXT NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL, asset TEXT, severity INTEGER NOT NULL,
            state INTEGER NOT NULL, first_seen_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL, resolved_at INTEGER,
            ignored_until INTEGER, repeat_at INTEGER, body BLOB NOT NULL);
        CREATE UNIQUE INDEX notification_findings_id ON notification_findings(tenant, id);
        CREATE INDEX notification_findings_repeat ON notification_findings(repeat_at) WHERE repeat_at IS NOT NULL;
        CREATE TABLE notification_sightings(
            quarter INTEGER NOT NULL, tenant TEXT NOT NULL, topic TEXT NOT NULL, severity INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY(quarter, tenant, topic, severity)) WITHOUT ROWID;
        CREATE TABLE notification_reports(
            tenant TEXT NOT NULL, id TEXT NOT NULL, topic TEXT NOT NULL, endpoint TEXT NOT NULL, ends_at INTEGER NOT NULL,
            made_at INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(tenant, id));

        CREATE TABLE notification_health_counts(
            tenant TEXT NOT NULL, endpoint TEXT NOT NULL, slot INTEGER NOT NULL, attempts INTEGER NOT NULL, failures INTEGER NOT NULL,
            PRIMARY KEY(tenant, endpoint, slot)) WITHOUT ROWID;
        CREATE TABLE notification_health_records(
            tenant TEXT NOT NULL, endpoint TEXT NOT NULL, stage INTEGER NOT NULL, told INTEGER NOT NULL, since INTEGER,
            PRIMARY KEY(tenant, endpoint)) WITHOUT ROWID;
        """;

    /// <summary>The delivery log, newest first, reads no more than it shows.</summary>
    public const string Third = "CREATE INDEX notification_legs_accepted ON notification_legs(tenant, accepted_at)";
}
