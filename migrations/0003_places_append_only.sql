-- Who changed what of a place is appended to, never changed.
CREATE TRIGGER place_history_no_update BEFORE UPDATE ON place_history BEGIN SELECT RAISE(ABORT, 'place_history is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER place_history_no_delete BEFORE DELETE ON place_history BEGIN SELECT RAISE(ABORT, 'place_history is append-only'); END;
