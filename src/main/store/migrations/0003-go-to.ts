import type { Migration } from './migration'

/** Moves to any entry of the log: a timeline that is dragged. */
export const goTo: Migration = {
  version: 3,
  name: 'go-to',
  up(db) {
    db.exec(`
      DROP TRIGGER moves_unchanged;
      DROP TRIGGER moves_kept;
      DROP TRIGGER moves_new;
      ALTER TABLE moves RENAME TO moves_2;
      CREATE TABLE moves (
        id INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL REFERENCES entries (seq),
        reason TEXT NOT NULL CHECK (
          reason IN ('begin', 'command', 'go-on', 'undo', 'redo', 'reset', 'go-to')
        ),
        sum INTEGER NOT NULL
      ) STRICT;
      INSERT INTO moves SELECT id, entry, reason, sum FROM moves_2 ORDER BY id;
      DROP TABLE moves_2;
      CREATE TRIGGER moves_unchanged BEFORE UPDATE ON moves
      BEGIN SELECT RAISE(ABORT, 'moves only grow'); END;
      CREATE TRIGGER moves_kept BEFORE DELETE ON moves
      BEGIN SELECT RAISE(ABORT, 'moves only grow'); END;
      CREATE TRIGGER moves_new BEFORE INSERT ON moves
      WHEN EXISTS (SELECT 1 FROM moves WHERE id = NEW.id)
      BEGIN SELECT RAISE(ABORT, 'moves only grow'); END;
    `)
  }
}
