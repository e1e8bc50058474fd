namespace Notification.Sdk.Storage.Sqlite.Data;

/// <summary>Every statement that is prepared. Parameters are bound in the order in which they stand.</summary>
internal static class Sql
{
    public const string HasSchema = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'notification_schema'";
    public const string SchemaVersion = "SELECT max(version) FROM notification_schema";
    public const string SetSchemaVersion = "INSERT INTO notification_schema VALUES (?)";
    public const string QuickCheck = "PRAGMA quick_check(1)";
    public const string PageCount = "PRAGMA page_count";
    public const string FreePages = "PRAGMA freelist_count";
    public const string GiveBackPages = "PRAGMA incremental_vacuum(256)";
    public const string LastNumber = """
        SELECT max(ifnull((SELECT max(no) FROM notification_legs), 0), ifnull((SELECT max(no) FROM notification_deliveries), 0),
            ifnull((SELECT max(no) FROM notification_refusals), 0), ifnull((SELECT max(no) FROM notification_inbox), 0),
            ifnull((SELECT max(no) FROM notification_findings), 0),
            ifnull((SELECT max(used) FROM notification_triggers), 0))
        """;

    // The way in.
    public const string KnowsEvent = "SELECT 1 FROM notification_legs WHERE event_id = ? AND tenant = ? AND event_id <> '' LIMIT 1";
    public const string KnowsLeg = "SELECT 1 FROM notification_legs WHERE id = ?";
    public const string FindDedup = "SELECT notified_at, period, severity, verdict, repeats FROM notification_dedup WHERE fingerprint = ?";
    public const string WriteDedup = "INSERT OR REPLACE INTO notification_dedup VALUES (?, ?, ?, ?, ?, ?)";
    public const string FindCounter = "SELECT state FROM notification_counters WHERE key = ?";
    public const string WriteCounter = """
        INSERT INTO notification_counters VALUES (?, ?, ?, ?)
        ON CONFLICT(key) DO UPDATE SET state = excluded.state, latest = max(latest, excluded.latest), retention = excluded.retention
        """;
    public const string AddLeg = """
        INSERT INTO notification_legs(
            no, id, tenant, endpoint, topic, kind, event_id, accepted_at, state, due_at, group_key, outcome, attempts, may_be_duplicate, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, 0, 0, ?)
        """;
    public const string FindTally = "SELECT tally FROM notification_tallies WHERE id = ?";
    public const string WriteTally = "INSERT OR REPLACE INTO notification_tallies VALUES (?, ?)";
    public const string DropTally = "DELETE FROM notification_tallies WHERE id = ?";
    public const string FindTrigger = "SELECT state FROM notification_triggers WHERE key = ?";
    public const string WriteTrigger = "INSERT OR REPLACE INTO notification_triggers VALUES (?, ?, ?)";
    public const string CountTriggers = "SELECT count(*) FROM notification_triggers";
    public const string DropOldestTrigger = """
        DELETE FROM notification_triggers
        WHERE key = (SELECT key FROM notification_triggers INDEXED BY notification_triggers_used ORDER BY used LIMIT 1)
        """;

    // The way out.
    public const string NextWaitingLegQueue = """
        SELECT tenant, endpoint FROM notification_legs WHERE state = 0 AND (tenant, endpoint) > (?, ?) ORDER BY tenant, endpoint LIMIT 1
        """;
    public const string NextWaitingDeliveryQueue = """
        SELECT tenant, endpoint FROM notification_deliveries WHERE state = 0 AND (tenant, endpoint) > (?, ?)
        ORDER BY tenant, endpoint LIMIT 1
        """;
    public const string FirstLeg = """
        SELECT no, id, due_at, topic, kind, group_key, accepted_at, body FROM notification_legs
        WHERE state = 0 AND tenant = ? AND endpoint = ? ORDER BY due_at, no LIMIT 1
        """;
    public const string LegsOfGroup = """
        SELECT no, id, topic, kind, accepted_at, body FROM notification_legs
        WHERE state = 0 AND tenant = ? AND endpoint = ? AND due_at = ? AND group_key = ? AND topic = ? AND (kind = 4) = ?
        ORDER BY no LIMIT 1000
        """;
    public const string FirstDelivery = """
        SELECT no, id, due_at, created_at, attempts, is_started, is_interrupted, owed, summary, legs, member FROM notification_deliveries
        WHERE state = 0 AND tenant = ? AND endpoint = ? ORDER BY due_at, no LIMIT 1
        """;
    public const string LegOf = "SELECT no, id, topic, kind, accepted_at, body FROM notification_legs WHERE no = ?";
    public const string JoinDelivery = "UPDATE notification_legs SET state = 1 WHERE no = ?";
    public const string AddDelivery = """
        INSERT INTO notification_deliveries(
            no, id, tenant, endpoint, state, due_at, created_at, attempts, is_started, is_interrupted, owed, summary, legs)
        VALUES (?, ?, ?, ?, 1, ?, ?, 0, 0, 0, NULL, ?, ?)
        """;
    public const string ClaimDelivery = "UPDATE notification_deliveries SET state = 1 WHERE no = ?";
    public const string StartDelivery = "UPDATE notification_deliveries SET is_started = 1 WHERE no = ? AND state = 1";
    public const string EndDelivery = "DELETE FROM notification_deliveries WHERE no = ? AND state = 1";
    public const string PutOffDelivery = """
        UPDATE notification_deliveries SET no = ?1, state = 0, due_at = ?2, attempts = attempts + ?3,
            is_started = is_started AND is_interrupted AND NOT ?3, is_interrupted = is_interrupted AND NOT ?3, owed = ?4, member = ?5
        WHERE no = ?6 AND state = 1
        """;
    public const string EndLeg = """
        UPDATE notification_legs SET state = 2, outcome = ?, rule = ?, due_at = NULL, ended_at = ?, delivery_id = ifnull(?, delivery_id),
            attempts = attempts + ?, may_be_duplicate = may_be_duplicate OR ?, code = ifnull(?, code), detail = ifnull(?, detail), member = ?,
            body = CASE WHEN ? THEN body END
        WHERE no = ?
        """;
    public const string PutOffLeg = """
        UPDATE notification_legs SET rule = NULL, due_at = ?, delivery_id = ifnull(?, delivery_id), attempts = attempts + ?,
            may_be_duplicate = may_be_duplicate OR ?, code = ifnull(?, code), detail = ifnull(?, detail), member = ?
        WHERE no = ?
        """;
    public const string RegroupLeg = "UPDATE notification_legs SET no = ?, state = 0, group_key = ? WHERE no = ?";
    public const string BuryDelivery =
        "UPDATE notification_deliveries SET state = 2, ended_at = ?, owed = ?, member = ? WHERE no = ? AND state = 1";
    public const string DropOldestDead = """
        DELETE FROM notification_deliveries WHERE state = 2 AND no IN
            (SELECT no FROM notification_deliveries WHERE state = 2 ORDER BY ended_at DESC LIMIT -1 OFFSET 10000)
        """;
    public const string DeadOf = """
        SELECT id, endpoint, ended_at, legs FROM notification_deliveries WHERE state = 2 AND tenant = ? ORDER BY ended_at, id
        """;
    public const string FindDead = "SELECT no, legs, endpoint FROM notification_deliveries WHERE state = 2 AND tenant = ? AND id = ?";
    public const string DropDead = "DELETE FROM notification_deliveries WHERE no = ? AND state = 2";
    public const string ReviveDelivery = """
        UPDATE notification_deliveries SET no = ?, state = 0, due_at = ?, attempts = 0, is_started = 0, is_interrupted = 0, is_replayed = 1,
            ended_at = NULL
        WHERE no = ?
        """;
    public const string ReviveLeg =
        "UPDATE notification_legs SET state = 1, outcome = 0, rule = NULL, due_at = ?, ended_at = NULL WHERE no = ?";
    public const string DiscardLeg = "UPDATE notification_legs SET rule = ?, body = NULL WHERE no = ?";
    public const string DeadLeg = """
        SELECT topic, attempts, code, detail, accepted_at, may_be_duplicate, rule FROM notification_legs WHERE no = ? AND state = 2
        """;
    public const string IsReplayed = "SELECT is_replayed FROM notification_deliveries WHERE no = ?";
    public const string Recover = """
        UPDATE notification_deliveries SET state = 0, attempts = attempts + 1, is_interrupted = 1 WHERE state = 1
        """;

    // What is counted and kept.
    public const string AddCount = """
        INSERT INTO notification_counts VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT(tenant, topic, endpoint, outcome, rule) DO UPDATE SET count = count + excluded.count
        """;
    public const string Counts =
        "SELECT topic, endpoint, outcome, rule, count FROM notification_counts WHERE tenant = ? AND count > 0";
    public const string AddRefusal = "INSERT INTO notification_refusals VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    public const string DropRefusals = """
        DELETE FROM notification_refusals WHERE no <= (SELECT no FROM notification_refusals ORDER BY no DESC LIMIT 1 OFFSET ?)
        """;
    public const string Log = LegsOfLog + """
        WHERE tenant = ?1 AND accepted_at >= ifnull(?5, 0) AND accepted_at < ifnull(?6, 9223372036854775807)
            AND (?2 IS NULL OR event_id = ?2)
        """ + RestOfLog;
    // The plus keeps the planner from the index of the whole log.
    public const string LogOfEvent = LegsOfLog + "WHERE event_id = ?2 AND event_id <> '' AND +tenant = ?1" + RestOfLog;

    // Internal messages.
    public const string AddMessage = "INSERT OR IGNORE INTO notification_inbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)";
    public const string DropOldMessages = "DELETE FROM notification_inbox WHERE tenant = ? AND inbox = ? AND received_at < ?";
    public const string DropExcessMessages = """
        DELETE FROM notification_inbox WHERE tenant = ?1 AND inbox = ?2 AND no <=
            (SELECT no FROM notification_inbox WHERE tenant = ?1 AND inbox = ?2 ORDER BY no DESC LIMIT 1 OFFSET ?3)
        """;
    public const string Messages = """
        SELECT id, kind, topic, severity, title, body, received_at, read_at FROM notification_inbox
        WHERE tenant = ? AND inbox = ? AND received_at >= ? AND received_at < ? AND (read_at IS NULL OR ? = 0)
        ORDER BY no DESC LIMIT ?
        """;
    public const string CountUnread = """
        SELECT count(*) FROM notification_inbox WHERE tenant = ? AND inbox = ? AND received_at >= ? AND read_at IS NULL
        """;
    public const string MarkRead = """
        UPDATE notification_inbox SET read_at = ? WHERE tenant = ? AND inbox = ? AND id = ? AND read_at IS NULL
        """;

    // Settings.
    public const string Settings =
        "SELECT kind, tenant, name, json, changed_by, changed_at FROM notification_settings ORDER BY changed_at";
    public const string SaveSetting = "INSERT OR REPLACE INTO notification_settings VALUES (?, ?, ?, ?, ?, ?, ?)";

    // Upkeep: a bounded step from where the last one ended.
    public const string CountEndedLegs = "SELECT count(*) FROM notification_legs WHERE state = 2";
    public const string SomeLegs = "SELECT no, state, ended_at FROM notification_legs WHERE no > ? ORDER BY no LIMIT ?";
    public const string DropLeg = "DELETE FROM notification_legs WHERE no = ? AND state = 2";
    public const string SomeDedup =
        "SELECT fingerprint, notified_at, period, repeats FROM notification_dedup WHERE fingerprint > ? ORDER BY fingerprint LIMIT ?";
    public const string DropDedup = "DELETE FROM notification_dedup WHERE fingerprint = ?";
    public const string SomeCounters =
        "SELECT key, latest, retention FROM notification_counters WHERE key > ? ORDER BY key LIMIT ?";
    public const string DropCounter = "DELETE FROM notification_counters WHERE key = ?";

    // Findings and reports.
    public const string FindFinding = "SELECT no, body FROM notification_findings WHERE tenant = ? AND id = ?";
    public const string WriteFinding =
        "INSERT OR REPLACE INTO notification_findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    public const string CountFindings = "SELECT count(*) FROM notification_findings";
    public const string DropFindings = """
        DELETE FROM notification_findings WHERE no IN (SELECT no FROM notification_findings
            ORDER BY ifnull(resolved_at, 9223372036854775807), severity, last_seen_at LIMIT ?)
        """;
    public const string Findings = "SELECT body" + MatchingFindings + """
         ORDER BY CASE WHEN ?10 IS NULL THEN -severity ELSE repeat_at END, CASE WHEN ?10 IS NULL THEN first_seen_at END, id
        LIMIT ?11 OFFSET ?12
        """;
    public const string FindingCounts = """
        SELECT tenant, topic, CASE WHEN state = 2 AND ignored_until <= ?1 THEN 0 ELSE state END AS stands, severity, count(*)
        """ + MatchingFindings + " GROUP BY tenant, topic, stands, severity";
    public const string AddSighting = """
        INSERT INTO notification_sightings VALUES (?, ?, ?, ?, 1)
        ON CONFLICT(quarter, tenant, topic, severity) DO UPDATE SET count = count + 1
        """;
    public const string DropSightings = """
        DELETE FROM notification_sightings WHERE quarter <
            (SELECT quarter FROM notification_sightings ORDER BY quarter DESC LIMIT 1 OFFSET 200000)
        """;
    public const string Sightings = """
        SELECT quarter, topic, severity, count FROM notification_sightings WHERE quarter >= ? AND quarter < ? AND tenant = ?
        ORDER BY quarter, topic, severity
        """;
    public const string SaveReport = "INSERT OR REPLACE INTO notification_reports VALUES (?, ?, ?, ?, ?, ?, ?)";
    public const string DropReports = """
        DELETE FROM notification_reports WHERE rowid IN (SELECT rowid FROM notification_reports
            WHERE tenant = ? AND topic = ? AND endpoint = ? ORDER BY ends_at DESC, made_at DESC LIMIT -1 OFFSET ?)
        """;
    public const string Reports = """
        SELECT body FROM notification_reports
        WHERE tenant = ?1 AND (?2 IS NULL OR id = ?2) AND (?3 IS NULL OR topic = ?3 COLLATE NOCASE)
            AND (?4 IS NULL OR endpoint = ?4 COLLATE NOCASE)
        ORDER BY ends_at DESC, made_at DESC LIMIT ?5
        """;

    // Health.
    public const string AddHealth = """
        INSERT INTO notification_health_counts VALUES (?, ?, ?, ?, ?)
        ON CONFLICT(tenant, endpoint, slot) DO UPDATE SET attempts = attempts + excluded.attempts, failures = failures + excluded.failures
        """;
    public const string DropHealth = "DELETE FROM notification_health_counts WHERE tenant = ? AND endpoint = ? AND slot <= ?";
    public const string Health = """
        SELECT ifnull(sum(attempts), 0), ifnull(sum(failures), 0) FROM notification_health_counts
        WHERE tenant = ? AND endpoint = ? AND slot <= ?
        """;
    public const string HealthRecords = "SELECT tenant, endpoint, stage, told, since FROM notification_health_records";
    public const string HealthRecord = HealthRecords + " WHERE tenant = ? AND endpoint = ?";
    public const string WriteHealthRecord = "INSERT OR REPLACE INTO notification_health_records VALUES (?, ?, ?, ?, ?)";
    public const string DropHealthRecord = "DELETE FROM notification_health_records WHERE tenant = ? AND endpoint = ?";

    private const string LegsOfLog = """
        SELECT event_id, topic, endpoint, kind, outcome, rule, accepted_at, due_at, ended_at, delivery_id, attempts, code, detail,
            may_be_duplicate, member
        FROM notification_legs 
        """;

    private const string RestOfLog = """
         AND (?3 IS NULL OR endpoint = ?3 COLLATE NOCASE) AND (?4 IS NULL OR outcome = ?4) AND (?5 IS NULL OR accepted_at >= ?5)
            AND (?6 IS NULL OR accepted_at < ?6) AND (?7 IS NULL OR delivery_id = ?7) AND (?8 IS NULL OR kind = ?8)
        UNION ALL
        SELECT event_id, topic, endpoint, 0, outcome, rule, refused_at, NULL, refused_at, NULL, 0, NULL, NULL, 0, NULL
        FROM notification_refusals
        WHERE tenant = ?1 AND (?2 IS NULL OR event_id = ?2) AND (?3 IS NULL OR endpoint = ?3 COLLATE NOCASE)
            AND (?4 IS NULL OR outcome = ?4) AND (?5 IS NULL OR refused_at >= ?5) AND (?6 IS NULL OR refused_at < ?6) AND ?7 IS NULL
            AND (?8 IS NULL OR ?8 = 0)
        ORDER BY accepted_at DESC LIMIT ?9
        """;

    // State 2 is ignored, 0 is open: what is ignored no longer is open.
    private const string MatchingFindings = """
         FROM notification_findings
        WHERE (?2 IS NULL OR tenant = ?2) AND (?3 IS NULL OR id IN (SELECT value FROM json_each(?3)))
            AND (?4 IS NULL OR topic COLLATE NOCASE IN (SELECT value FROM json_each(?4)))
            AND (?5 IS NULL OR CASE WHEN state = 2 AND ignored_until <= ?1 THEN 0 ELSE state END IN (SELECT value FROM json_each(?5)))
            AND (?6 IS NULL OR asset = ?6) AND (?7 IS NULL OR severity >= ?7) AND (?8 IS NULL OR resolved_at >= ?8)
            AND (?9 IS NULL OR resolved_at < ?9)
            AND (?10 IS NULL OR (repeat_at <= ?10 AND CASE WHEN state = 2 AND ignored_until <= ?1 THEN 0 ELSE state END = 0))
        """;
}
