package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.ports.ops.SealedKeys;
import java.util.Objects;

/** Keys that cannot be used with this file alone. */
public final class SqliteSealedKeys implements SealedKeys {
  private static final String OFFER =
      "INSERT INTO sealed_key (name, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String FIND = "SELECT sealed FROM sealed_key WHERE name = ?";
  private static final String REPLACE =
      "UPDATE sealed_key SET sealed = ? WHERE name = ? AND sealed = ?";

  private final Writer writer;

  public SqliteSealedKeys(Writer writer) {
    this.writer = writer;
  }

  @Override
  public byte[] obtain(String name, byte[] offered) {
    return writer.ask(tx -> {
      tx.sql().on(OFFER).with(name).with(offered).run();
      byte[] key = tx.sql().on(FIND).with(name).first(row -> row.getBytes(1));
      return Objects.requireNonNull(key, name);
    });
  }

  @Override
  public boolean replace(String name, byte[] held, byte[] next) {
    return writer.ask(tx -> tx.sql().on(REPLACE).with(next).with(name).with(held).run() == 1);
  }
}
