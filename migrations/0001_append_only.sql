-- History and the read audit are appended to, never changed: the current state of anything is second to them.
CREATE TRIGGER history_event_no_update BEFORE UPDATE ON history_event BEGIN SELECT RAISE(ABORT, 'history_event is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER history_event_no_delete BEFORE DELETE ON history_event BEGIN SELECT RAISE(ABORT, 'history_event is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER read_audit_no_update BEFORE UPDATE ON read_audit BEGIN SELECT RAISE(ABORT, 'read_audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER read_audit_no_delete BEFORE DELETE ON read_audit BEGIN SELECT RAISE(ABORT, 'read_audit is append-only'); END;
