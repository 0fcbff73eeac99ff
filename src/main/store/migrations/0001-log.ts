import type { Migration } from './migration'

/**
 * The log and where the lab stands in it. Both only grow: triggers refuse whatever would change or remove a row.
 * `sum` is the CRC-32 of a row's other columns (see `checksum.ts`), as SQLite has none of its own.
 */
export const log: Migration = {
  version: 1,
  name: 'log',
  up(db) {
    db.exec(`
      CREATE TABLE entries (
        seq INTEGER PRIMARY KEY,
        parent INTEGER REFERENCES entries (seq),
        at TEXT NOT NULL,
        command TEXT,
        warnings TEXT NOT NULL,
        events TEXT NOT NULL,
        sum INTEGER NOT NULL,
        CHECK ((seq = 1) = (parent IS NULL)),
        CHECK ((seq = 1) = (command IS NULL)),
        CHECK (parent < seq)
      ) STRICT;
      CREATE TABLE moves (
        id INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL REFERENCES entries (seq),
        reason TEXT NOT NULL CHECK (reason IN ('begin', 'command', 'undo', 'redo', 'reset')),
        sum INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE snapshots (
        entry INTEGER PRIMARY KEY REFERENCES entries (seq),
        estate TEXT NOT NULL,
        sum INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE settings (
        key TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL,
        sum INTEGER NOT NULL
      ) STRICT;
    `)
    for (const [table, key] of [
      ['entries', 'seq'],
      ['moves', 'id']
    ]) {
      db.exec(`
        CREATE TRIGGER ${table}_unchanged BEFORE UPDATE ON ${table}
        BEGIN SELECT RAISE(ABORT, '${table} only grow'); END;
        CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table}
        BEGIN SELECT RAISE(ABORT, '${table} only grow'); END;
        CREATE TRIGGER ${table}_new BEFORE INSERT ON ${table}
        WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key})
        BEGIN SELECT RAISE(ABORT, '${table} only grow'); END;
      `)
    }
  }
}
