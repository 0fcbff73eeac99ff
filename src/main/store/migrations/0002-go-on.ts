import type { Migration } from './migration'

/**
 * Moves that belong to the one before: a clock that runs writes many entries, and they are one step. The estates of
 * version 1 know nothing of jobs, so their snapshots go; what they held is in the log.
 */
export const goOn: Migration = {
  version: 2,
  name: 'go-on',
  up(db) {
    db.exec(`
      DELETE FROM snapshots;
      DROP TRIGGER moves_unchanged;
      DROP TRIGGER moves_kept;
      DROP TRIGGER moves_new;
      ALTER TABLE moves RENAME TO moves_1;
      CREATE TABLE moves (
        id INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL REFERENCES entries (seq),
        reason TEXT NOT NULL CHECK (reason IN ('begin', 'command', 'go-on', 'undo', 'redo', 'reset')),
        sum INTEGER NOT NULL
      ) STRICT;
      INSERT INTO moves SELECT id, entry, reason, sum FROM moves_1 ORDER BY id;
      DROP TABLE moves_1;
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
