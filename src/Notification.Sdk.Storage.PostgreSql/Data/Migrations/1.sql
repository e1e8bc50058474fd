-- Times are ticks of 100 ns in UTC, lengths of time are ticks. {schema} is the schema's name.
-- State of a leg: 0 waits for its first claim, 1 belongs to a delivery, 2 has ended.
-- State of a delivery: 0 waits, 1 is claimed, 2 is a dead letter.
-- One sequence gives turns: the order of waiting, and the fence of a claim. A delivery gets a new turn whenever it is claimed or put off, so
-- that whoever holds an older one can settle it no more.
--
-- The functions plan once, often while the tables are all but empty, and must be right when they are full: so they may use no plan that reads a whole
-- table or sorts it, and compile nothing, which what is left looks costly enough for.

CREATE SEQUENCE {schema}.turns;

CREATE TABLE {schema}.legs(
    no bigint PRIMARY KEY, id text COLLATE "C" NOT NULL, tenant text COLLATE "C" NOT NULL, endpoint text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL, kind smallint NOT NULL, event_id text COLLATE "C" NOT NULL, ordinal integer, accepted_at bigint NOT NULL,
    state smallint NOT NULL, turn bigint NOT NULL, due_at bigint, group_key text COLLATE "C", outcome smallint NOT NULL, rule text COLLATE "C",
    ended_at bigint, delivery_id text COLLATE "C", attempts integer NOT NULL, may_be_duplicate boolean NOT NULL, code text, detail text,
    member text, body bytea)
    WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
ALTER TABLE {schema}.legs ALTER COLUMN body SET STORAGE MAIN;
CREATE UNIQUE INDEX legs_id ON {schema}.legs(id);
-- An event is known by its legs. The ordinal makes two nodes that accept one event at once collide.
CREATE UNIQUE INDEX legs_event ON {schema}.legs(event_id, tenant, ordinal) WHERE event_id <> '';
CREATE INDEX legs_waiting ON {schema}.legs(tenant, endpoint, due_at, turn) WHERE state = 0;
CREATE INDEX legs_open ON {schema}.legs(tenant) WHERE state < 2;
CREATE INDEX legs_accepted ON {schema}.legs(tenant, accepted_at DESC);
CREATE INDEX legs_ended ON {schema}.legs(ended_at) WHERE state = 2;

CREATE TABLE {schema}.deliveries(
    no bigint PRIMARY KEY, id text COLLATE "C", tenant text COLLATE "C" NOT NULL, endpoint text COLLATE "C" NOT NULL, state smallint NOT NULL,
    turn bigint NOT NULL, due_at bigint NOT NULL, lease_until bigint, node uuid, created_at bigint NOT NULL, attempts integer NOT NULL,
    is_started boolean NOT NULL, is_interrupted boolean NOT NULL, is_replayed boolean NOT NULL, owed text[], member text, summary bytea,
    ended_at bigint, legs bigint[] NOT NULL)
    WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
CREATE INDEX deliveries_waiting ON {schema}.deliveries(tenant, endpoint, due_at, turn) WHERE state = 0;
CREATE INDEX deliveries_leased ON {schema}.deliveries(lease_until) WHERE state = 1;
CREATE INDEX deliveries_dead ON {schema}.deliveries(tenant, ended_at, id) WHERE state = 2;

-- Who claims, and how often it has said that it lives.
CREATE TABLE {schema}.nodes(id uuid PRIMARY KEY, beat bigint NOT NULL) WITH (fillfactor = 50);

-- What decisions are made upon. A version is a random number, other at every write; 0 is that of a row that does not exist. "previous" is the
-- version that this one replaced.
CREATE TABLE {schema}.dedup(
    key uuid PRIMARY KEY, notified_at bigint NOT NULL, period bigint NOT NULL, severity smallint NOT NULL, verdict smallint NOT NULL,
    repeats bigint NOT NULL, version bigint NOT NULL, previous bigint NOT NULL,
    forget_at bigint NOT NULL GENERATED ALWAYS AS (notified_at + period * CASE WHEN repeats > 0 THEN 2 ELSE 1 END) STORED)
    WITH (fillfactor = 80);
CREATE INDEX dedup_forget ON {schema}.dedup(forget_at);
CREATE TABLE {schema}.counters(
    key uuid PRIMARY KEY, state bytea NOT NULL, latest bigint NOT NULL, retention bigint NOT NULL, version bigint NOT NULL,
    previous bigint NOT NULL) WITH (fillfactor = 50);

CREATE TABLE {schema}.triggers(key uuid PRIMARY KEY, state bytea NOT NULL, used bigint NOT NULL) WITH (fillfactor = 50);
CREATE INDEX triggers_used ON {schema}.triggers(used);
CREATE TABLE {schema}.tallies(id text COLLATE "C" PRIMARY KEY, tally bytea NOT NULL) WITH (fillfactor = 50);

-- Where what has ended stands: what was counted is the sum of both, and upkeep moves the changes over. What waits is counted from the legs.
CREATE TABLE {schema}.counts(
    tenant text COLLATE "C", topic text COLLATE "C", endpoint text COLLATE "C", outcome smallint, rule text COLLATE "C", count bigint NOT NULL,
    PRIMARY KEY (tenant, topic, endpoint, outcome, rule));
CREATE TABLE {schema}.count_changes(
    no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant text COLLATE "C" NOT NULL, topic text COLLATE "C" NOT NULL,
    endpoint text COLLATE "C" NOT NULL, outcome smallint NOT NULL, rule text COLLATE "C" NOT NULL, change bigint NOT NULL);
CREATE TABLE {schema}.refusals(
    no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant text COLLATE "C" NOT NULL, event_id text COLLATE "C" NOT NULL,
    topic text COLLATE "C" NOT NULL, endpoint text COLLATE "C" NOT NULL, outcome smallint NOT NULL, rule text COLLATE "C" NOT NULL,
    refused_at bigint NOT NULL);

CREATE TABLE {schema}.inbox(
    no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tenant text COLLATE "C" NOT NULL, inbox text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL, kind smallint NOT NULL, topic text NOT NULL, severity smallint NOT NULL, title text NOT NULL,
    body text NOT NULL, received_at bigint NOT NULL, read_at bigint, UNIQUE (tenant, inbox, id));
CREATE INDEX inbox_no ON {schema}.inbox(tenant, inbox, no);

CREATE TABLE {schema}.settings(
    kind text COLLATE "C", tenant text COLLATE "C", name_key text COLLATE "C", name text NOT NULL, json text, changed_by text NOT NULL,
    changed_at bigint NOT NULL, PRIMARY KEY (kind, tenant, name_key));
-- One row: another number after every change.
CREATE TABLE {schema}.settings_revision(revision bigint NOT NULL);
INSERT INTO {schema}.settings_revision VALUES (0);

CREATE TABLE {schema}.findings(
    tenant text COLLATE "C", id text COLLATE "C", topic text COLLATE "C" NOT NULL, asset text COLLATE "C", severity smallint NOT NULL,
    state smallint NOT NULL, first_seen_at bigint NOT NULL, last_seen_at bigint NOT NULL, resolved_at bigint, ignored_until bigint,
    repeat_at bigint, body bytea NOT NULL, PRIMARY KEY (tenant, id)) WITH (fillfactor = 70);
CREATE INDEX findings_repeat ON {schema}.findings(repeat_at) WHERE repeat_at IS NOT NULL;
CREATE TABLE {schema}.sightings(
    quarter bigint, tenant text COLLATE "C", topic text COLLATE "C", severity smallint, count bigint NOT NULL,
    PRIMARY KEY (quarter, tenant, topic, severity)) WITH (fillfactor = 70);
CREATE TABLE {schema}.reports(
    tenant text COLLATE "C", id text COLLATE "C", topic text COLLATE "C" NOT NULL, endpoint text COLLATE "C" NOT NULL, ends_at bigint NOT NULL,
    made_at bigint NOT NULL, body bytea NOT NULL, PRIMARY KEY (tenant, id));

CREATE TABLE {schema}.health_counts(
    tenant text COLLATE "C", endpoint text COLLATE "C", slot bigint, attempts bigint NOT NULL, failures bigint NOT NULL,
    PRIMARY KEY (tenant, endpoint, slot)) WITH (fillfactor = 70);
CREATE TABLE {schema}.health_records(
    tenant text COLLATE "C", endpoint text COLLATE "C", stage smallint NOT NULL, told smallint NOT NULL, since bigint,
    PRIMARY KEY (tenant, endpoint));

-- What is remembered of the things that a decision asks about. part 1: an event that is known, part 2: a notification, part 3: a counter.
-- "at" counts from 1 within the arrays.
CREATE FUNCTION {schema}.recall(event_ids text[], tenants text[], things uuid[], budgets uuid[])
RETURNS TABLE(part integer, at bigint, version bigint, numbers bigint[], state bytea)
LANGUAGE sql STABLE
SET jit TO off SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off
AS $$
    SELECT 1, asked.at, 0::bigint, NULL::bigint[], NULL::bytea
    FROM unnest(event_ids, tenants) WITH ORDINALITY AS asked(event_id, tenant, at)
    WHERE EXISTS (SELECT FROM {schema}.legs WHERE legs.event_id = asked.event_id AND legs.tenant = asked.tenant AND legs.event_id <> '')
    UNION ALL
    SELECT 2, asked.at, dedup.version, ARRAY[notified_at, period, severity, verdict, repeats], NULL
    FROM unnest(things) WITH ORDINALITY AS asked(key, at) JOIN {schema}.dedup ON dedup.key = asked.key
    UNION ALL
    SELECT 3, asked.at, counters.version, NULL, counters.state
    FROM unnest(budgets) WITH ORDINALITY AS asked(key, at) JOIN {schema}.counters ON counters.key = asked.key
$$;

-- Keeps what a node decided, when all that it decided upon still stands; else keeps nothing and answers what stands, after a row of part 0.
-- events: none of these may be known. things, budgets: the versions that were decided upon, and with a next version what is written.
CREATE FUNCTION {schema}.admit(
    event_ids text[], tenants text[],
    things uuid[], thing_versions bigint[], thing_next bigint[], thing_notified bigint[], thing_period bigint[], thing_severity smallint[],
    thing_verdict smallint[], thing_repeats bigint[],
    budgets uuid[], budget_versions bigint[], budget_next bigint[], budget_states bytea[], budget_latest bigint[], budget_retention bigint[],
    leg_ids text[], leg_tenants text[], leg_endpoints text[], leg_topics text[], leg_kinds smallint[], leg_events text[], leg_ordinals integer[],
    leg_accepted bigint[], leg_due bigint[], leg_groups text[], leg_bodies bytea[],
    channel text, note text)
RETURNS TABLE(part integer, at bigint, version bigint, numbers bigint[], state bytea)
LANGUAGE plpgsql
SET jit TO off SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off SET plan_cache_mode TO force_generic_plan
SET lock_timeout TO '5s'
AS $$
#variable_conflict use_column
DECLARE
    written bigint;
    fits boolean;
BEGIN
    fits := NOT EXISTS (
            SELECT FROM unnest(event_ids, tenants) AS asked(event_id, tenant)
            JOIN {schema}.legs ON legs.event_id = asked.event_id AND legs.tenant = asked.tenant AND legs.event_id <> '')
        AND NOT EXISTS (
            SELECT FROM unnest(things, thing_versions) AS asked(key, version) LEFT JOIN {schema}.dedup ON dedup.key = asked.key
            WHERE coalesce(dedup.version, 0) <> asked.version)
        AND NOT EXISTS (
            SELECT FROM unnest(budgets, budget_versions) AS asked(key, version) LEFT JOIN {schema}.counters ON counters.key = asked.key
            WHERE coalesce(counters.version, 0) <> asked.version);
    IF fits THEN
        BEGIN
            -- Rows are taken in the order of their keys: nobody waits in a circle.
            IF num_nonnulls(VARIADIC thing_next) > 0 THEN
                INSERT INTO {schema}.dedup AS kept(key, notified_at, period, severity, verdict, repeats, version, previous)
                SELECT key, notified, period, severity, verdict, repeats, next, version
                FROM unnest(things, thing_versions, thing_next, thing_notified, thing_period, thing_severity, thing_verdict, thing_repeats)
                    AS asked(key, version, next, notified, period, severity, verdict, repeats)
                WHERE next IS NOT NULL ORDER BY key
                ON CONFLICT (key) DO UPDATE SET notified_at = excluded.notified_at, period = excluded.period, severity = excluded.severity,
                    verdict = excluded.verdict, repeats = excluded.repeats, version = excluded.version, previous = excluded.previous
                WHERE kept.version = excluded.previous;
                GET DIAGNOSTICS written = ROW_COUNT;
                IF written <> num_nonnulls(VARIADIC thing_next) THEN
                    RAISE EXCEPTION USING ERRCODE = 'NS001';
                END IF;
            END IF;
            IF num_nonnulls(VARIADIC budget_next) > 0 THEN
                INSERT INTO {schema}.counters AS kept(key, state, latest, retention, version, previous)
                SELECT key, state, latest, retention, next, version
                FROM unnest(budgets, budget_versions, budget_next, budget_states, budget_latest, budget_retention)
                    AS asked(key, version, next, state, latest, retention)
                WHERE next IS NOT NULL ORDER BY key
                ON CONFLICT (key) DO UPDATE SET state = excluded.state, latest = greatest(kept.latest, excluded.latest),
                    retention = excluded.retention, version = excluded.version, previous = excluded.previous
                WHERE kept.version = excluded.previous;
                GET DIAGNOSTICS written = ROW_COUNT;
                IF written <> num_nonnulls(VARIADIC budget_next) THEN
                    RAISE EXCEPTION USING ERRCODE = 'NS001';
                END IF;
            END IF;
            INSERT INTO {schema}.legs(
                no, id, tenant, endpoint, topic, kind, event_id, ordinal, accepted_at, state, turn, due_at, group_key, outcome, attempts,
                may_be_duplicate, body)
            SELECT turn, id, tenant, endpoint, topic, kind, event_id, ordinal, accepted, 0, turn, due, group_key, 0, 0, false, body
            FROM (
                SELECT nextval('{schema}.turns') AS turn, asked.*
                FROM unnest(
                    leg_ids, leg_tenants, leg_endpoints, leg_topics, leg_kinds, leg_events, leg_ordinals, leg_accepted, leg_due, leg_groups,
                    leg_bodies) AS asked(id, tenant, endpoint, topic, kind, event_id, ordinal, accepted, due, group_key, body)
            ) AS numbered;
            IF note IS NOT NULL THEN
                PERFORM pg_notify(channel, note);
            END IF;
            RETURN;
        EXCEPTION WHEN unique_violation OR SQLSTATE 'NS001' THEN
            -- Another node was quicker.
        END;
    END IF;
    RETURN QUERY SELECT 0, 0::bigint, 0::bigint, NULL::bigint[], NULL::bytea;
    RETURN QUERY SELECT * FROM {schema}.recall(event_ids, tenants, things, budgets);
END
$$;

-- Adds to the repeats of notifications that still are those that a node believes.
CREATE FUNCTION {schema}.repeat(things uuid[], thing_notified bigint[], added bigint[], thing_next bigint[])
RETURNS void
LANGUAGE plpgsql
SET jit TO off SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off SET plan_cache_mode TO force_generic_plan
SET lock_timeout TO '5s'
AS $$
#variable_conflict use_column
DECLARE
    at bigint;
BEGIN
    -- Row by row, in the order of the keys. One statement for all would look at the whole array again for each row that another node has changed
    -- meanwhile: seconds for some thousand things.
    FOR at IN SELECT asked.at FROM unnest(things) WITH ORDINALITY AS asked(key, at) ORDER BY asked.key LOOP
        UPDATE {schema}.dedup SET repeats = repeats + added[at], previous = version, version = thing_next[at]
        WHERE key = things[at] AND notified_at = thing_notified[at];
    END LOOP;
END
$$;

-- Appends legs that pass no gate, and answers the ids of those. One whose id is known is passed over.
CREATE FUNCTION {schema}.append(
    leg_ids text[], leg_tenants text[], leg_endpoints text[], leg_topics text[], leg_kinds smallint[], leg_events text[],
    leg_accepted bigint[], leg_due bigint[], leg_groups text[], leg_bodies bytea[], channel text, note text)
RETURNS SETOF text
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY INSERT INTO {schema}.legs(
        no, id, tenant, endpoint, topic, kind, event_id, accepted_at, state, turn, due_at, group_key, outcome, attempts, may_be_duplicate, body)
    SELECT turn, id, tenant, endpoint, topic, kind, event_id, accepted, 0, turn, due, group_key, 0, 0, false, body
    FROM (
        SELECT nextval('{schema}.turns') AS turn, asked.*
        FROM unnest(leg_ids, leg_tenants, leg_endpoints, leg_topics, leg_kinds, leg_events, leg_accepted, leg_due, leg_groups, leg_bodies)
            AS asked(id, tenant, endpoint, topic, kind, event_id, accepted, due, group_key, body)
    ) AS numbered
    ON CONFLICT (id) DO NOTHING RETURNING id;
    PERFORM pg_notify(channel, note);
END
$$;

-- What waits for each endpoint, after the claims whose lease has ended wait again.
CREATE FUNCTION {schema}.look(now bigint)
RETURNS TABLE(tenant text, endpoint text, due_at bigint)
LANGUAGE plpgsql
SET jit TO off SET enable_seqscan TO off
AS $$
#variable_conflict use_column
BEGIN
    UPDATE {schema}.deliveries
    SET state = 0, attempts = attempts + 1, is_interrupted = true, lease_until = NULL, node = NULL
    WHERE no IN (
        SELECT no FROM {schema}.deliveries WHERE state = 1 AND lease_until <= now ORDER BY lease_until LIMIT 1000 FOR UPDATE SKIP LOCKED);
    RETURN QUERY
        WITH RECURSIVE queue AS (
            (SELECT tenant, endpoint, due_at FROM {schema}.legs WHERE state = 0 ORDER BY tenant, endpoint, due_at LIMIT 1)
            UNION ALL
            SELECT following.tenant, following.endpoint, following.due_at
            FROM queue CROSS JOIN LATERAL (
                SELECT tenant, endpoint, due_at FROM {schema}.legs
                WHERE state = 0 AND (legs.tenant, legs.endpoint) > (queue.tenant, queue.endpoint)
                ORDER BY tenant, endpoint, due_at LIMIT 1) AS following)
        SELECT tenant, endpoint, due_at FROM queue;
    RETURN QUERY
        WITH RECURSIVE queue AS (
            (SELECT tenant, endpoint, due_at FROM {schema}.deliveries WHERE state = 0 ORDER BY tenant, endpoint, due_at LIMIT 1)
            UNION ALL
            SELECT following.tenant, following.endpoint, following.due_at
            FROM queue CROSS JOIN LATERAL (
                SELECT tenant, endpoint, due_at FROM {schema}.deliveries
                WHERE state = 0 AND (deliveries.tenant, deliveries.endpoint) > (queue.tenant, queue.endpoint)
                ORDER BY tenant, endpoint, due_at LIMIT 1) AS following)
        SELECT tenant, endpoint, due_at FROM queue;
END
$$;

-- Takes what is due of some endpoints: deliveries that wait again, and legs that become one. An endpoint at which another node is just now
-- is passed over. For each other one, a row without a number tells what waits there next.
CREATE FUNCTION {schema}.claim(tenants text[], endpoints text[], now bigint, lease bigint, most integer, claimant uuid)
RETURNS TABLE(
    no bigint, turn bigint, id text, tenant text, endpoint text, due_at bigint, created_at bigint, attempts integer, is_started boolean,
    is_interrupted boolean, owed text[], member text, summary bytea, legs bigint[], bodies bytea[])
LANGUAGE plpgsql
SET jit TO off SET enable_seqscan TO off SET enable_sort TO off SET plan_cache_mode TO force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
    asked record;
    leg record;
    delivery record;
    taken bigint[];
    kept bytea;
BEGIN
    FOR asked IN SELECT q.tenant, q.endpoint FROM unnest(tenants, endpoints) AS q(tenant, endpoint) LOOP
        CONTINUE WHEN NOT pg_try_advisory_xact_lock(
            hashtextextended(asked.endpoint, hashtextextended(asked.tenant, hashtextextended('{schema}', 0))));
        -- Mostly everything that is due goes alone, for the first time: then all of it is one statement.
        IF NOT EXISTS (
                SELECT FROM {schema}.deliveries AS d
                WHERE d.state = 0 AND d.tenant = asked.tenant AND d.endpoint = asked.endpoint AND d.due_at <= now)
            AND NOT EXISTS (
                SELECT FROM (
                    SELECT l.group_key, l.kind FROM {schema}.legs AS l
                    WHERE l.state = 0 AND l.tenant = asked.tenant AND l.endpoint = asked.endpoint AND l.due_at <= now
                    ORDER BY l.due_at, l.turn LIMIT most) AS first_ones
                WHERE first_ones.group_key IS NOT NULL OR first_ones.kind = 2)
        THEN
            RETURN QUERY
                WITH due AS (
                    SELECT l.no, l.due_at, l.body FROM {schema}.legs AS l
                    WHERE l.state = 0 AND l.tenant = asked.tenant AND l.endpoint = asked.endpoint AND l.due_at <= now
                    ORDER BY l.due_at, l.turn LIMIT most FOR UPDATE SKIP LOCKED),
                joined AS (
                    UPDATE {schema}.legs AS l SET state = 1 FROM due WHERE l.no = due.no),
                numbered AS (
                    SELECT nextval('{schema}.turns') AS turn, due.* FROM due),
                made AS (
                    INSERT INTO {schema}.deliveries(
                        no, tenant, endpoint, state, turn, due_at, lease_until, node, created_at, attempts, is_started, is_interrupted,
                        is_replayed, legs)
                    SELECT n.turn, asked.tenant, asked.endpoint, 1, n.turn, n.due_at, lease, claimant, now, 0, false, false, false, ARRAY[n.no]
                    FROM numbered AS n)
                SELECT
                    n.turn, n.turn, NULL, asked.tenant, asked.endpoint, n.due_at, now, 0, false, false, NULL::text[], NULL, NULL::bytea,
                    ARRAY[n.no], ARRAY[n.body]
                FROM numbered AS n ORDER BY n.turn;
        ELSE
            FOR i IN 1..most LOOP
                SELECT d.* INTO delivery FROM {schema}.deliveries AS d
                WHERE d.state = 0 AND d.tenant = asked.tenant AND d.endpoint = asked.endpoint AND d.due_at <= now
                ORDER BY d.due_at, d.turn LIMIT 1 FOR UPDATE SKIP LOCKED;
                SELECT l.no, l.id, l.due_at, l.turn, l.topic, l.kind, l.group_key INTO leg FROM {schema}.legs AS l
                WHERE l.state = 0 AND l.tenant = asked.tenant AND l.endpoint = asked.endpoint AND l.due_at <= now
                ORDER BY l.due_at, l.turn LIMIT 1 FOR UPDATE SKIP LOCKED;
                EXIT WHEN delivery.no IS NULL AND leg.no IS NULL;
                IF delivery.no IS NOT NULL AND (leg.no IS NULL OR (delivery.due_at, delivery.turn) < (leg.due_at, leg.turn)) THEN
                    UPDATE {schema}.deliveries AS d
                    SET state = 1, turn = nextval('{schema}.turns'), lease_until = lease, node = claimant
                    WHERE d.no = delivery.no RETURNING d.* INTO delivery;
                ELSE
                    IF leg.group_key IS NULL THEN
                        taken := ARRAY[leg.no];
                    ELSE
                        taken := ARRAY(
                            SELECT l.no FROM {schema}.legs AS l
                            WHERE l.state = 0 AND l.tenant = asked.tenant AND l.endpoint = asked.endpoint AND l.due_at = leg.due_at
                                AND l.group_key = leg.group_key AND l.topic = leg.topic AND (l.kind = 4) = (leg.kind = 4)
                            ORDER BY l.turn LIMIT CASE WHEN leg.kind = 4 THEN NULL ELSE 1000 END);
                    END IF;
                    kept := NULL;
                    IF leg.kind = 2 THEN
                        DELETE FROM {schema}.tallies AS t WHERE t.id = rtrim(leg.id, '+') RETURNING t.tally INTO kept;
                    END IF;
                    UPDATE {schema}.legs AS l SET state = 1 WHERE l.no = ANY(taken);
                    INSERT INTO {schema}.deliveries AS d(
                        no, tenant, endpoint, state, turn, due_at, lease_until, node, created_at, attempts, is_started, is_interrupted, is_replayed,
                        summary, legs)
                    VALUES (
                        nextval('{schema}.turns'), asked.tenant, asked.endpoint, 1, currval('{schema}.turns'), leg.due_at, lease, claimant, now, 0,
                        false, false, false, kept, taken)
                    RETURNING d.* INTO delivery;
                END IF;
                RETURN QUERY SELECT
                    delivery.no, delivery.turn, delivery.id, delivery.tenant, delivery.endpoint, delivery.due_at, delivery.created_at,
                    delivery.attempts, delivery.is_started, delivery.is_interrupted, delivery.owed, delivery.member, delivery.summary,
                    delivery.legs, ARRAY(
                        SELECT l.body FROM unnest(delivery.legs) WITH ORDINALITY AS of_delivery(no, at)
                        JOIN {schema}.legs AS l ON l.no = of_delivery.no ORDER BY of_delivery.at);
            END LOOP;
        END IF;
        RETURN QUERY SELECT
            NULL::bigint, NULL::bigint, NULL, asked.tenant, asked.endpoint, least(
                (SELECT l.due_at FROM {schema}.legs AS l WHERE l.state = 0 AND l.tenant = asked.tenant AND l.endpoint = asked.endpoint
                    ORDER BY l.due_at, l.turn LIMIT 1),
                (SELECT d.due_at FROM {schema}.deliveries AS d WHERE d.state = 0 AND d.tenant = asked.tenant AND d.endpoint = asked.endpoint
                    ORDER BY d.due_at, d.turn LIMIT 1)),
            NULL::bigint, NULL::integer, NULL::boolean, NULL::boolean, NULL::text[], NULL, NULL::bytea, NULL::bigint[], NULL::bytea[];
    END LOOP;
END
$$;

-- Records what came of claims, all together. One that is no more the settler's is passed over: its number is answered.
CREATE FUNCTION {schema}.settle(
    numbers bigint[], turns bigint[], outcomes smallint[], rules text[], settled bigint[], ids text[], attempted boolean[], duplicates boolean[],
    codes text[], details text[], members text[], owed text[], next_at bigint[], groups text[], channel text, note text)
RETURNS SETOF bigint
LANGUAGE plpgsql
SET jit TO off SET enable_seqscan TO off SET enable_hashjoin TO off SET enable_mergejoin TO off SET plan_cache_mode TO force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
    answer record;
    ours record;
    parts bigint[];
    ended bigint[] := '{}';
    ended_by integer[] := '{}';
BEGIN
    -- What has ended for good is taken one by one, by its number, and written down all together.
    FOR i IN 1..coalesce(cardinality(numbers), 0) LOOP
        CONTINUE WHEN next_at[i] IS NOT NULL OR outcomes[i] = 5;
        DELETE FROM {schema}.deliveries AS d WHERE d.no = numbers[i] AND d.turn = turns[i] AND d.state = 1 RETURNING d.legs INTO parts;
        IF FOUND THEN
            ended := ended || parts;
            ended_by := ended_by || array_fill(i, ARRAY[cardinality(parts)]);
        ELSE
            RETURN NEXT numbers[i];
        END IF;
    END LOOP;
    WITH written AS (
        UPDATE {schema}.legs AS l
        SET state = 2, outcome = outcomes[part.at], rule = rules[part.at], due_at = NULL, ended_at = settled[part.at],
            delivery_id = coalesce(ids[part.at], l.delivery_id), attempts = l.attempts + attempted[part.at]::integer,
            may_be_duplicate = l.may_be_duplicate OR duplicates[part.at], code = coalesce(codes[part.at], l.code),
            detail = coalesce(details[part.at], l.detail), member = members[part.at], body = NULL
        FROM unnest(ended, ended_by) AS part(no, at)
        WHERE l.no = part.no
        RETURNING l.tenant, l.topic, l.endpoint, l.outcome, l.rule)
    INSERT INTO {schema}.count_changes(tenant, topic, endpoint, outcome, rule, change)
    SELECT tenant, topic, endpoint, outcome, coalesce(rule, ''), count(*) FROM written GROUP BY tenant, topic, endpoint, outcome, rule;
    FOR answer IN
        SELECT * FROM unnest(
            numbers, turns, outcomes, rules, settled, ids, attempted, duplicates, codes, details, members, owed, next_at, groups)
            AS given(no, turn, outcome, rule, at, id, is_attempt, may_be_duplicate, code, detail, member, owed, next_at, group_key)
        WHERE next_at IS NOT NULL OR outcome = 5
    LOOP
        SELECT d.no, d.id, d.attempts, d.is_replayed, d.legs INTO ours FROM {schema}.deliveries AS d
        WHERE d.no = answer.no AND d.turn = answer.turn AND d.state = 1 FOR UPDATE;
        IF ours.no IS NULL THEN
            RETURN NEXT answer.no;
            CONTINUE;
        END IF;
        IF answer.next_at IS NULL THEN
            UPDATE {schema}.legs AS l
            SET state = 2, outcome = answer.outcome, rule = answer.rule, due_at = NULL, ended_at = answer.at,
                delivery_id = coalesce(answer.id, l.delivery_id), attempts = l.attempts + answer.is_attempt::integer,
                may_be_duplicate = l.may_be_duplicate OR answer.may_be_duplicate, code = coalesce(answer.code, l.code),
                detail = coalesce(answer.detail, l.detail), member = answer.member
            WHERE l.no = ANY(ours.legs);
        ELSE
            UPDATE {schema}.legs AS l
            SET rule = NULL, due_at = answer.next_at, delivery_id = coalesce(answer.id, l.delivery_id),
                attempts = l.attempts + answer.is_attempt::integer, may_be_duplicate = l.may_be_duplicate OR answer.may_be_duplicate,
                code = coalesce(answer.code, l.code), detail = coalesce(answer.detail, l.detail), member = answer.member
            WHERE l.no = ANY(ours.legs);
        END IF;
        IF answer.next_at IS NULL THEN
            UPDATE {schema}.deliveries AS d
            SET state = 2, id = coalesce(answer.id, d.id), ended_at = answer.at, owed = string_to_array(answer.owed, E'\n'), member = answer.member,
                lease_until = NULL, node = NULL
            WHERE d.no = ours.no;
        ELSIF answer.group_key IS NOT NULL AND NOT answer.is_attempt AND ours.attempts = 0 AND NOT ours.is_replayed THEN
            DELETE FROM {schema}.deliveries AS d WHERE d.no = ours.no;
            UPDATE {schema}.legs AS l SET turn = renewed.turn, state = 0, group_key = answer.group_key
            FROM (
                SELECT nextval('{schema}.turns') AS turn, given.no FROM unnest(ours.legs) AS given(no)
            ) AS renewed
            WHERE l.no = renewed.no;
        ELSE
            UPDATE {schema}.deliveries AS d
            SET state = 0, turn = nextval('{schema}.turns'), due_at = answer.next_at, lease_until = NULL, node = NULL,
                id = coalesce(answer.id, d.id), attempts = d.attempts + answer.is_attempt::integer,
                is_started = d.is_started AND d.is_interrupted AND NOT answer.is_attempt,
                is_interrupted = d.is_interrupted AND NOT answer.is_attempt, owed = string_to_array(answer.owed, E'\n'), member = answer.member
            WHERE d.no = ours.no;
        END IF;
        IF answer.next_at IS NULL THEN
            INSERT INTO {schema}.count_changes(tenant, topic, endpoint, outcome, rule, change)
            SELECT l.tenant, l.topic, l.endpoint, answer.outcome, coalesce(answer.rule, ''), count(*)
            FROM {schema}.legs AS l WHERE l.no = ANY(ours.legs) GROUP BY l.tenant, l.topic, l.endpoint;
        END IF;
    END LOOP;
    IF note IS NOT NULL THEN
        PERFORM pg_notify(channel, note);
    END IF;
END
$$;

-- Counts attempts of endpoints and answers how each stands.
CREATE FUNCTION {schema}.count_health(
    tenants text[], endpoints text[], slots bigint[], tried bigint[], failed bigint[], since_slot bigint, now bigint)
RETURNS TABLE(tenant text, endpoint text, attempts bigint, failures bigint, stage smallint, told smallint, since bigint)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO {schema}.health_counts AS kept(tenant, endpoint, slot, attempts, failures)
    SELECT * FROM unnest(tenants, endpoints, slots, tried, failed) AS asked(tenant, endpoint, slot, attempts, failures)
    WHERE attempts > 0 ORDER BY tenant, endpoint, slot
    ON CONFLICT (tenant, endpoint, slot) DO UPDATE
        SET attempts = kept.attempts + excluded.attempts, failures = kept.failures + excluded.failures;
    DELETE FROM {schema}.health_counts AS kept
    USING (SELECT DISTINCT * FROM unnest(tenants, endpoints)) AS asked(tenant, endpoint)
    WHERE kept.tenant = asked.tenant AND kept.endpoint = asked.endpoint AND kept.slot <= since_slot;
    RETURN QUERY
        SELECT asked.tenant, asked.endpoint, coalesce(summed.attempts, 0)::bigint, coalesce(summed.failures, 0)::bigint, record.stage,
            record.told, record.since
        FROM (SELECT DISTINCT * FROM unnest(tenants, endpoints)) AS asked(tenant, endpoint)
        CROSS JOIN LATERAL (
            SELECT sum(kept.attempts) AS attempts, sum(kept.failures) AS failures FROM {schema}.health_counts AS kept
            WHERE kept.tenant = asked.tenant AND kept.endpoint = asked.endpoint AND kept.slot <= now) AS summed
        LEFT JOIN {schema}.health_records AS record ON record.tenant = asked.tenant AND record.endpoint = asked.endpoint;
END
$$;

-- Forgets what has no more use, a bounded step at a time and by one node at a time. Answers how many rows went, or -1 when another node is at
-- it; and where to go on among the counters.
CREATE FUNCTION {schema}.tidy(now bigint, ended_before bigint, refusals_kept bigint, after uuid, most integer)
RETURNS TABLE(dropped bigint, up_to uuid)
LANGUAGE plpgsql
AS $$
#variable_conflict use_column
DECLARE
    went bigint;
    last uuid;
BEGIN
    dropped := 0;
    IF NOT pg_try_advisory_xact_lock(hashtextextended('{schema}', 4)) THEN
        RETURN QUERY SELECT -1::bigint, after;
        RETURN;
    END IF;

    DELETE FROM {schema}.legs WHERE no IN (
        SELECT no FROM {schema}.legs WHERE state = 2 AND ended_at < ended_before ORDER BY ended_at LIMIT most);
    GET DIAGNOSTICS went = ROW_COUNT;
    dropped := dropped + went;

    DELETE FROM {schema}.dedup WHERE key IN (
        SELECT key FROM {schema}.dedup WHERE forget_at <= now ORDER BY forget_at LIMIT most FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS went = ROW_COUNT;
    dropped := dropped + went;

    SELECT max(key::text)::uuid INTO last FROM (
        SELECT key FROM {schema}.counters WHERE key > after ORDER BY key LIMIT most) AS next_ones HAVING count(*) = most;
    DELETE FROM {schema}.counters WHERE key IN (
        SELECT key FROM {schema}.counters WHERE key > after AND (last IS NULL OR key <= last) AND now - latest > retention
        FOR UPDATE SKIP LOCKED);
    GET DIAGNOSTICS went = ROW_COUNT;
    dropped := dropped + went;

    WITH gone AS (
        DELETE FROM {schema}.count_changes WHERE no IN (SELECT no FROM {schema}.count_changes ORDER BY no LIMIT 10 * most) RETURNING *)
    INSERT INTO {schema}.counts AS kept(tenant, topic, endpoint, outcome, rule, count)
    SELECT tenant, topic, endpoint, outcome, rule, sum(change) FROM gone GROUP BY tenant, topic, endpoint, outcome, rule
    ON CONFLICT (tenant, topic, endpoint, outcome, rule) DO UPDATE SET count = kept.count + excluded.count;

    DELETE FROM {schema}.refusals WHERE no IN (
        SELECT no FROM {schema}.refusals WHERE no <= (SELECT no FROM {schema}.refusals ORDER BY no DESC LIMIT 1 OFFSET refusals_kept)
        ORDER BY no LIMIT most);
    GET DIAGNOSTICS went = ROW_COUNT;
    dropped := dropped + went;

    DELETE FROM {schema}.deliveries WHERE no IN (
        SELECT no FROM {schema}.deliveries WHERE state = 2 ORDER BY ended_at DESC LIMIT most OFFSET 10000);
    DELETE FROM {schema}.triggers WHERE key IN (SELECT key FROM {schema}.triggers ORDER BY used DESC LIMIT most OFFSET 100000);
    DELETE FROM {schema}.sightings WHERE quarter < (
        SELECT quarter FROM {schema}.sightings ORDER BY quarter DESC LIMIT 1 OFFSET 200000);
    RETURN QUERY SELECT dropped, coalesce(last, '00000000-0000-0000-0000-000000000000'::uuid);
END
$$;
