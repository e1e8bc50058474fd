namespace Notification.Sdk.Storage.PostgreSql.Data;

/// <summary>Every statement beside the functions of the schema. Parameters are bound in the order in which they stand.</summary>
internal static class Sql
{
    // Not to_regclass: it may remember that there was none, while another node made it.
    public const string HasSchema = """
        SELECT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = 'version')
        """;

    public const string Identity = "SELECT version, identity FROM {schema}.version";

    // The way in.
    public const string Recall = "SELECT part, at, version, numbers, state FROM {schema}.recall($1, $2, $3, $4)";
    public const string Admit = """
        SELECT part, at, version, numbers, state FROM {schema}.admit(
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29)
        """;

    public const string Repeat = "SELECT {schema}.repeat($1, $2, $3, $4)";
    public const string Append = "SELECT * FROM {schema}.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    public const string LockTexts = """
        SELECT pg_advisory_xact_lock(hashtextextended(name, hashtextextended('{schema}', 2))) FROM unnest($1) AS asked(name) ORDER BY name
        """;

    public const string Tallies = "SELECT id, tally FROM {schema}.tallies WHERE id = ANY($1) FOR UPDATE";
    public const string KnownLegs = "SELECT id FROM {schema}.legs WHERE id = ANY($1)";
    public const string WriteTallies = """
        INSERT INTO {schema}.tallies(id, tally) SELECT * FROM unnest($1, $2) ON CONFLICT (id) DO UPDATE SET tally = excluded.tally
        """;

    public const string FindTriggers = "SELECT key, state FROM {schema}.triggers WHERE key = ANY($1)";
    public const string WriteTriggers = """
        INSERT INTO {schema}.triggers(key, state, used) SELECT key, state, nextval('{schema}.turns') FROM unnest($1, $2) AS asked(key, state)
        ON CONFLICT (key) DO UPDATE SET state = excluded.state, used = excluded.used
        """;

    // The way out.
    public const string Look = "SELECT tenant, endpoint, due_at FROM {schema}.look($1)";
    public const string Claim = "SELECT * FROM {schema}.claim($1, $2, $3, $4, $5, $6)";
    public const string Start = """
        UPDATE {schema}.deliveries AS d SET is_started = true FROM unnest($1, $2) AS asked(no, turn)
        WHERE d.no = asked.no AND d.turn = asked.turn AND d.state = 1 RETURNING d.no
        """;

    public const string Settle = """
        SELECT * FROM {schema}.settle($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        """;

    // One statement both writes the beat and reads those of the others, as they were before it.
    public const string Beat = """
        WITH own AS (
            INSERT INTO {schema}.nodes AS known(id, beat) VALUES ($1, 1) ON CONFLICT (id) DO UPDATE SET beat = known.beat + 1
            RETURNING id, beat)
        SELECT id, beat FROM own UNION ALL SELECT id, beat FROM {schema}.nodes WHERE id <> $1
        """;

    public const string Release = """
        UPDATE {schema}.deliveries SET state = 0, attempts = attempts + 1, is_interrupted = true, lease_until = NULL, node = NULL
        WHERE state = 1 AND node = ANY($1)
        """;

    public const string ForgetNodes = "DELETE FROM {schema}.nodes WHERE id = ANY($1)";

    // Dead letters.
    public const string Dead = """
        SELECT d.id, d.endpoint, l.topic, cardinality(d.legs), l.attempts, l.code, l.detail, l.accepted_at, d.ended_at, l.may_be_duplicate
        FROM {schema}.deliveries AS d JOIN {schema}.legs AS l ON l.no = d.legs[1] AND l.state = 2
        WHERE d.state = 2 AND d.tenant = $1 AND ($2 IS NULL OR lower(d.endpoint) = lower($2)) AND ($3 IS NULL OR lower(l.topic) = lower($3))
            AND ($4 IS NULL OR coalesce(l.code, '') = $4) AND ($5 IS NULL OR d.ended_at < $5)
            AND ($6 IS NULL OR d.ended_at > $6 OR (d.ended_at = $6 AND d.id > $7))
        ORDER BY d.ended_at, d.id LIMIT $8
        """;

    public const string TakeDead = """
        SELECT d.no, d.id, d.endpoint, d.legs, array_length(array(SELECT 1 FROM {schema}.legs AS l WHERE l.no = ANY(d.legs) AND l.state = 2), 1)
        FROM {schema}.deliveries AS d WHERE d.state = 2 AND d.tenant = $1 AND d.id = ANY($2) ORDER BY d.no FOR UPDATE
        """;

    public const string DropDeliveries = "DELETE FROM {schema}.deliveries WHERE no = ANY($1)";
    public const string CountLegs = """
        INSERT INTO {schema}.count_changes(tenant, topic, endpoint, outcome, rule, change)
        SELECT l.tenant, l.topic, l.endpoint, l.outcome, coalesce(l.rule, ''), $2 * count(*) FROM {schema}.legs AS l WHERE l.no = ANY($1)
        GROUP BY l.tenant, l.topic, l.endpoint, l.outcome, l.rule
        """;

    public const string ReviveLegs = """
        UPDATE {schema}.legs SET state = 1, outcome = 0, rule = NULL, due_at = $2, ended_at = NULL WHERE no = ANY($1)
        """;

    public const string ReviveDelivery = """
        UPDATE {schema}.deliveries SET state = 0, turn = nextval('{schema}.turns'), due_at = $2, attempts = 0, is_started = false,
            is_interrupted = false, is_replayed = true, ended_at = NULL
        WHERE no = $1
        """;

    public const string DiscardLegs = "UPDATE {schema}.legs SET rule = $2, body = NULL WHERE no = ANY($1)";

    public const string Tidy = "SELECT dropped, up_to FROM {schema}.tidy($1, $2, $3, $4, $5)";

    // What is counted and kept.
    public const string Record = """
        INSERT INTO {schema}.count_changes(tenant, topic, endpoint, outcome, rule, change) SELECT * FROM unnest($1, $2, $3, $4, $5, $6)
        """;

    public const string ListRefusals = """
        INSERT INTO {schema}.refusals(tenant, event_id, topic, endpoint, outcome, rule, refused_at) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7)
        """;

    public const string Counts = """
        SELECT topic, endpoint, outcome, rule, sum(count)::bigint FROM (
            SELECT topic, endpoint, outcome, rule, count FROM {schema}.counts WHERE tenant = $1
            UNION ALL SELECT topic, endpoint, outcome, rule, change FROM {schema}.count_changes WHERE tenant = $1
            UNION ALL SELECT topic, endpoint, 0, '', 1 FROM {schema}.legs WHERE tenant = $1 AND state < 2) AS counted
        GROUP BY topic, endpoint, outcome, rule HAVING sum(count) > 0
        """;

    public const string Log = """
        SELECT event_id, topic, endpoint, kind, outcome, rule, accepted_at, due_at, ended_at, delivery_id, attempts, code, detail,
            may_be_duplicate, member
        FROM {schema}.legs
        WHERE tenant = $1 AND ($2 IS NULL OR event_id = $2) AND ($3 IS NULL OR lower(endpoint) = lower($3)) AND ($4 IS NULL OR outcome = $4)
            AND ($5 IS NULL OR accepted_at >= $5) AND ($6 IS NULL OR accepted_at < $6) AND ($7 IS NULL OR delivery_id = $7)
            AND ($8 IS NULL OR kind = $8)
        UNION ALL
        SELECT event_id, topic, endpoint, 0, outcome, rule, refused_at, NULL, refused_at, NULL, 0, NULL, NULL, false, NULL
        FROM {schema}.refusals
        WHERE tenant = $1 AND ($2 IS NULL OR event_id = $2) AND ($3 IS NULL OR lower(endpoint) = lower($3)) AND ($4 IS NULL OR outcome = $4)
            AND ($5 IS NULL OR refused_at >= $5) AND ($6 IS NULL OR refused_at < $6) AND $7 IS NULL AND ($8 IS NULL OR $8 = 0)
        ORDER BY accepted_at DESC LIMIT $9
        """;

    // Internal messages.
    public const string AddMessage = """
        INSERT INTO {schema}.inbox(tenant, inbox, id, kind, topic, severity, title, body, received_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
        """;

    public const string DropOldMessages = "DELETE FROM {schema}.inbox WHERE tenant = $1 AND inbox = $2 AND received_at < $3";
    public const string DropExcessMessages = """
        DELETE FROM {schema}.inbox WHERE tenant = $1 AND inbox = $2 AND no <=
            (SELECT no FROM {schema}.inbox WHERE tenant = $1 AND inbox = $2 ORDER BY no DESC LIMIT 1 OFFSET $3)
        """;

    public const string Messages = """
        SELECT id, kind, topic, severity, title, body, received_at, read_at FROM {schema}.inbox
        WHERE tenant = $1 AND inbox = $2 AND received_at >= $3 AND received_at < $4 AND (read_at IS NULL OR NOT $5)
        ORDER BY no DESC LIMIT $6
        """;

    public const string CountUnread = """
        SELECT count(*)::integer FROM {schema}.inbox WHERE tenant = $1 AND inbox = $2 AND received_at >= $3 AND read_at IS NULL
        """;

    public const string MarkRead = """
        UPDATE {schema}.inbox SET read_at = $1 WHERE tenant = $2 AND inbox = $3 AND id = ANY($4) AND read_at IS NULL
        """;

    // Settings.
    public const string Revision = "SELECT revision FROM {schema}.settings_revision";
    public const string Settings = """
        SELECT kind, tenant, name, json, changed_by, changed_at, revision FROM {schema}.settings_revision LEFT JOIN {schema}.settings ON true
        ORDER BY changed_at, name_key
        """;

    public const string SaveSetting = """
        WITH moved AS (
            UPDATE {schema}.settings_revision SET revision = revision + 1 WHERE revision = $8 RETURNING revision),
        kept AS (
            INSERT INTO {schema}.settings SELECT $1, $2, $3, $4, $5, $6, $7 FROM moved
            ON CONFLICT (kind, tenant, name_key) DO UPDATE
                SET name = excluded.name, json = excluded.json, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            RETURNING 1)
        SELECT revision, pg_notify($9, $10) FROM moved, kept
        """;

    // Findings and reports.
    public const string FindFindings = "SELECT tenant, id, body FROM {schema}.findings WHERE (tenant, id) IN (SELECT * FROM unnest($1, $2))";
    public const string WriteFindings = """
        INSERT INTO {schema}.findings(
            tenant, id, topic, asset, severity, state, first_seen_at, last_seen_at, resolved_at, ignored_until, repeat_at, body)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (tenant, id) DO UPDATE SET topic = excluded.topic, asset = excluded.asset, severity = excluded.severity,
            state = excluded.state, first_seen_at = excluded.first_seen_at, last_seen_at = excluded.last_seen_at,
            resolved_at = excluded.resolved_at, ignored_until = excluded.ignored_until, repeat_at = excluded.repeat_at, body = excluded.body
        """;

    public const string AddSightings = """
        INSERT INTO {schema}.sightings AS kept SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (quarter, tenant, topic, severity) DO UPDATE SET count = kept.count + excluded.count
        """;

    public const string CountFindings = "SELECT count(*) FROM {schema}.findings";
    public const string DropFindings = """
        DELETE FROM {schema}.findings WHERE (tenant, id) IN (SELECT tenant, id FROM {schema}.findings
            ORDER BY coalesce(resolved_at, 9223372036854775807), severity, last_seen_at LIMIT $1)
        """;

    public const string Findings = "SELECT body" + MatchingFindings + """

        ORDER BY CASE WHEN $10 IS NULL THEN -severity ELSE repeat_at END, CASE WHEN $10 IS NULL THEN first_seen_at END, id
        LIMIT $11 OFFSET $12
        """;

    public const string FindingCounts = """
        SELECT tenant, topic, CASE WHEN state = 2 AND ignored_until <= $1 THEN 0 ELSE state END AS stands, severity, count(*)
        """ + MatchingFindings + " GROUP BY tenant, topic, stands, severity";

    public const string Sightings = """
        SELECT quarter, topic, severity, count FROM {schema}.sightings WHERE quarter >= $1 AND quarter < $2 AND tenant = $3
        ORDER BY quarter, topic, severity
        """;

    public const string SaveReport = """
        INSERT INTO {schema}.reports VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (tenant, id) DO UPDATE SET topic = excluded.topic, endpoint = excluded.endpoint, ends_at = excluded.ends_at,
            made_at = excluded.made_at, body = excluded.body
        """;

    public const string DropReports = """
        DELETE FROM {schema}.reports WHERE (tenant, id) IN (SELECT tenant, id FROM {schema}.reports
            WHERE tenant = $1 AND topic = $2 AND endpoint = $3 ORDER BY ends_at DESC, made_at DESC OFFSET $4)
        """;

    public const string Reports = """
        SELECT body FROM {schema}.reports
        WHERE tenant = $1 AND ($2 IS NULL OR id = $2) AND ($3 IS NULL OR lower(topic) = lower($3))
            AND ($4 IS NULL OR lower(endpoint) = lower($4))
        ORDER BY ends_at DESC, made_at DESC LIMIT $5
        """;

    // Health.
    public const string CountHealth = "SELECT * FROM {schema}.count_health($1, $2, $3, $4, $5, $6, $7)";
    public const string HealthRecords = "SELECT tenant, endpoint, stage, told, since FROM {schema}.health_records";
    public const string LockHealth = "SELECT pg_advisory_xact_lock(hashtextextended($2, hashtextextended($1, hashtextextended('{schema}', 3))))";
    public const string HealthRecord = HealthRecords + " WHERE tenant = $1 AND endpoint = $2";
    public const string WriteHealthRecord = """
        INSERT INTO {schema}.health_records VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant, endpoint) DO UPDATE SET stage = excluded.stage, told = excluded.told, since = excluded.since
        """;

    public const string DropHealthRecord = "DELETE FROM {schema}.health_records WHERE tenant = $1 AND endpoint = $2";
    public const string DropHealth = "DELETE FROM {schema}.health_counts WHERE tenant = $1 AND endpoint = $2";

    // State 2 is ignored, 0 is open: what is ignored no longer is open.
    private const string MatchingFindings = """

        FROM {schema}.findings
        WHERE ($2 IS NULL OR tenant = $2) AND ($3 IS NULL OR id = ANY($3)) AND ($4 IS NULL OR lower(topic) = ANY($4))
            AND ($5 IS NULL OR CASE WHEN state = 2 AND ignored_until <= $1 THEN 0 ELSE state END = ANY($5))
            AND ($6 IS NULL OR asset = $6) AND ($7 IS NULL OR severity >= $7) AND ($8 IS NULL OR resolved_at >= $8)
            AND ($9 IS NULL OR resolved_at < $9)
            AND ($10 IS NULL OR (repeat_at <= $10 AND CASE WHEN state = 2 AND ignored_until <= $1 THEN 0 ELSE state END = 0))
        """;
}
