-- INSERT OR REPLACE deletes the row it replaces without firing the triggers on DELETE: nothing that is only appended to may be replaced.
CREATE TRIGGER read_audit_no_replace BEFORE INSERT ON read_audit WHEN EXISTS (SELECT 1 FROM read_audit WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'read_audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_event_no_replace BEFORE INSERT ON history_event WHEN EXISTS (SELECT 1 FROM history_event WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'history_event is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_look_no_replace BEFORE INSERT ON audit_look WHEN EXISTS (SELECT 1 FROM audit_look WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'audit_look is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER place_history_no_replace BEFORE INSERT ON place_history WHEN EXISTS (SELECT 1 FROM place_history WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'place_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER hotline_check_no_replace BEFORE INSERT ON hotline_check WHEN EXISTS (SELECT 1 FROM hotline_check WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'hotline_check is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER desk_change_no_replace BEFORE INSERT ON desk_change WHEN EXISTS (SELECT 1 FROM desk_change WHERE id = NEW.id OR rowid = NEW.rowid OR (scope = NEW.scope AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: desk_change.scope, desk_change.version'); END;
--> statement-breakpoint
CREATE TRIGGER hours_change_no_replace BEFORE INSERT ON hours_change WHEN EXISTS (SELECT 1 FROM hours_change WHERE id = NEW.id OR rowid = NEW.rowid OR (scope = NEW.scope AND version = NEW.version)) BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: hours_change.scope, hours_change.version'); END;
--> statement-breakpoint
CREATE TRIGGER snippet_no_replace BEFORE INSERT ON snippet WHEN EXISTS (SELECT 1 FROM snippet WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(IGNORE); END;
