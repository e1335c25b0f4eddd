CREATE TABLE `answer_draft` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`person_id` text NOT NULL,
	`words_sealed` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_draft_of_person` ON `answer_draft` (`person_id`);--> statement-breakpoint
CREATE TABLE `approved_texts_only` (
	`staff_id` text PRIMARY KEY NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contact_hours` (
	`person_id` text PRIMARY KEY NOT NULL,
	`starts` text NOT NULL,
	`ends` text NOT NULL,
	`days` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `line_quota` (
	`id` text PRIMARY KEY NOT NULL,
	`monthly` integer,
	`used` integer NOT NULL,
	`read_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `snippet` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`language` text NOT NULL,
	`title` text NOT NULL,
	`words` text NOT NULL,
	`state` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`retired_by` text,
	`retired_at` integer
);
--> statement-breakpoint
CREATE INDEX `snippet_state` ON `snippet` (`state`,`topic`);--> statement-breakpoint
CREATE TABLE `request_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`given_by` text NOT NULL,
	`given_at` integer NOT NULL,
	`until` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_grant_live` ON `request_grant` (`staff_id`,`request_id`) WHERE ended_at IS NULL;--> statement-breakpoint
CREATE INDEX `request_grant_of_request` ON `request_grant` (`request_id`,`given_at`);--> statement-breakpoint
CREATE TABLE `saved_view` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`query` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_view_once` ON `saved_view` (`staff_id`,`query`);--> statement-breakpoint
CREATE TABLE `record` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`words_sealed` text,
	`who_sealed` text,
	`level` text NOT NULL,
	`raised_to` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `record_of_request` ON `record` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `record_of_person` ON `record` (`person_id`);--> statement-breakpoint
CREATE TABLE `training_step` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`practice` text NOT NULL,
	`kind` text NOT NULL,
	`words_sealed` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `training_step_of_staff` ON `training_step` (`staff_id`,`practice`,`at`);--> statement-breakpoint
CREATE TABLE `audit_look` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`of_staff` text,
	`of_request` text,
	`of_day` text
);
--> statement-breakpoint
CREATE INDEX `audit_look_newest` ON `audit_look` (`at`);--> statement-breakpoint
CREATE TABLE `desk_change` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	`what` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `desk_change_version` ON `desk_change` (`scope`,`version`);--> statement-breakpoint
CREATE INDEX `desk_change_newest` ON `desk_change` (`at`);--> statement-breakpoint
CREATE TABLE `form_done` (
	`id` text NOT NULL,
	`staff_id` text NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`id`, `staff_id`)
);
--> statement-breakpoint
CREATE INDEX `form_done_at` ON `form_done` (`at`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_staff` text NOT NULL,
	`to_staff` text NOT NULL,
	`owner_then` text,
	`state` text NOT NULL,
	`words_sealed` text,
	`answer_sealed` text,
	`at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "handover_two_people" CHECK("handover"."from_staff" <> "handover"."to_staff" OR "handover"."state" = 'assigned')
);
--> statement-breakpoint
CREATE INDEX `handover_of_request` ON `handover` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `handover_of_person` ON `handover` (`person_id`);--> statement-breakpoint
CREATE INDEX `handover_to` ON `handover` (`to_staff`) WHERE state = 'offered';--> statement-breakpoint
CREATE UNIQUE INDEX `handover_one_open` ON `handover` (`request_id`) WHERE state = 'offered';--> statement-breakpoint
CREATE TABLE `note` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`words_sealed` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `note_of_request` ON `note` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `note_of_person` ON `note` (`person_id`);--> statement-breakpoint
CREATE TABLE `note_edit` (
	`id` text PRIMARY KEY NOT NULL,
	`note_id` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`words_sealed` text,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`note_id`) REFERENCES `note`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_edit_version` ON `note_edit` (`note_id`,`version`);--> statement-breakpoint
CREATE INDEX `note_edit_of_person` ON `note_edit` (`person_id`);--> statement-breakpoint
CREATE TABLE `nudge` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_id` text NOT NULL,
	`request_id` text NOT NULL,
	`kind` text NOT NULL,
	`from_staff` text NOT NULL,
	`about` text NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `nudge_once` ON `nudge` (`about`,`staff_id`,`kind`);--> statement-breakpoint
CREATE INDEX `nudge_unseen` ON `nudge` (`staff_id`,`at`) WHERE seen_at IS NULL;--> statement-breakpoint
CREATE INDEX `nudge_of_request` ON `nudge` (`request_id`,`staff_id`);--> statement-breakpoint
CREATE TABLE `presence` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `presence_at` ON `presence` (`at`);--> statement-breakpoint
CREATE TABLE `watch` (
	`request_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`since` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`request_id`, `staff_id`),
	FOREIGN KEY (`request_id`) REFERENCES `request`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watch_of_staff` ON `watch` (`staff_id`) WHERE ended_at IS NULL;--> statement-breakpoint
DROP INDEX `request_open_list`;--> statement-breakpoint
ALTER TABLE `request` ADD `channel` text;--> statement-breakpoint
ALTER TABLE `request` ADD `snoozed_until` integer;--> statement-breakpoint
ALTER TABLE `request` ADD `last_worker` text;--> statement-breakpoint
ALTER TABLE `request` ADD `wait_key` integer GENERATED ALWAYS AS (CASE WHEN waiting_since IS NULL THEN 100000000000000 + opened_at ELSE waiting_since END) VIRTUAL;--> statement-breakpoint
ALTER TABLE `request` ADD `closed_key` integer GENERATED ALWAYS AS (CASE WHEN closed_at IS NULL THEN 0 ELSE closed_at END) VIRTUAL;--> statement-breakpoint
CREATE INDEX `request_open_heap` ON `request` (CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL;--> statement-breakpoint
CREATE INDEX `request_open_free` ON `request` (CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL AND owner IS NULL;--> statement-breakpoint
CREATE INDEX `request_open_owner` ON `request` (`owner`,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL AND owner IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_open_suggested` ON `request` (CASE WHEN owner IS NULL OR owner <> route_to THEN route_to END,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`level`,`wait_key`,`id`) WHERE state = 'open' AND snoozed_until IS NULL AND route_to IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_open_waiting` ON `request` (`waiting_since`) WHERE state = 'open' AND snoozed_until IS NULL;--> statement-breakpoint
CREATE INDEX `request_closed_heap` ON `request` (CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`closed_key`,`id`) WHERE state = 'closed';--> statement-breakpoint
CREATE INDEX `request_closed_owner` ON `request` (`owner`,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`closed_key`,`id`) WHERE state = 'closed' AND owner IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_closed_suggested` ON `request` (CASE WHEN owner IS NULL OR owner <> route_to THEN route_to END,CASE WHEN level < 'U2' THEN '!' WHEN area IS NULL OR route_queue = 'duty' THEN '?' ELSE '=' || area END,`closed_key`,`id`) WHERE state = 'closed' AND route_to IS NOT NULL;--> statement-breakpoint
CREATE INDEX `request_snoozed` ON `request` (`snoozed_until`) WHERE snoozed_until IS NOT NULL;--> statement-breakpoint
ALTER TABLE `outbox` ADD `hold_until` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `waited_since` integer;--> statement-breakpoint
ALTER TABLE `staff` ADD `may_know_reporters` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `person_rules` ON `person` (`id`,`contact`,`reading`) WHERE contact <> 'ok' OR reading <> 'ok';--> statement-breakpoint
CREATE INDEX `read_audit_newest` ON `read_audit` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `read_audit_staff` ON `read_audit` (`staff_id`,`at`,`id`);
--> statement-breakpoint
CREATE TRIGGER snippet_words_stay BEFORE UPDATE OF topic, language, title, words, written_by, written_at ON snippet BEGIN SELECT RAISE(ABORT, 'the words of a snippet never change'); END;
--> statement-breakpoint
CREATE TRIGGER snippet_no_delete BEFORE DELETE ON snippet BEGIN SELECT RAISE(ABORT, 'a snippet is retired, never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER audit_look_no_update BEFORE UPDATE ON audit_look BEGIN SELECT RAISE(ABORT, 'audit_look is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_look_no_delete BEFORE DELETE ON audit_look BEGIN SELECT RAISE(ABORT, 'audit_look is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER desk_change_no_update BEFORE UPDATE ON desk_change BEGIN SELECT RAISE(ABORT, 'desk_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER desk_change_no_delete BEFORE DELETE ON desk_change BEGIN SELECT RAISE(ABORT, 'desk_change is append-only'); END;
