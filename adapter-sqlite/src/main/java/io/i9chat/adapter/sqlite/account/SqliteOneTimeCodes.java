package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.EnumCodes;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One-time codes, and the proofs they give. */
public final class SqliteOneTimeCodes implements OneTimeCodes {
  // A caller that repeats a call that may have been stored must not get five more tries.
  private static final String ISSUE =
      "INSERT INTO code (ticket, purpose, email, code, tries, expires_at)"
          + " VALUES (?, ?, ?, ?, 0, ?) ON CONFLICT (ticket) DO NOTHING";
  private static final String COUNT =
      "UPDATE code SET tries = tries + 1 WHERE ticket = ? AND tries < " + TRIES;
  private static final String FIND =
      "SELECT purpose, email, code, expires_at FROM code WHERE ticket = ?";
  private static final String SPEND = "DELETE FROM code WHERE ticket = ?";
  private static final String PROVE =
      "INSERT INTO proof (token, purpose, email, expires_at) VALUES (?, ?, ?, ?)";
  private static final String FORGET_CODES = "DELETE FROM code WHERE expires_at <= ?";
  private static final String FORGET_PROOFS = "DELETE FROM proof WHERE expires_at <= ?";

  private final Writer writer;
  private final Readers readers;

  public SqliteOneTimeCodes(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void issue(IssuedCode code) {
    writer.ask(tx ->
        tx.sql()
            .on(ISSUE)
            .with(code.ticket().bytes())
            .with(EnumCodes.of(code.purpose()))
            .with(code.email().value())
            .with(code.code().bytes())
            .with(code.expiresAt())
            .run());
  }

  private record Issued(int purpose, EmailAddress email, Digest code, Instant expiresAt) {}

  @Override
  public Optional<EmailAddress> attempt(
      Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now) {
    return writer.ask(tx -> {
      Sql sql = tx.sql();
      if (sql.on(COUNT).with(ticket.bytes()).run() == 0) {
        return Optional.empty();
      }
      Issued issued = sql.on(FIND).with(ticket.bytes()).first(SqliteOneTimeCodes::read);
      if (issued == null
          || !issued.code().equals(code)
          || issued.purpose() != EnumCodes.of(purpose)
          || !now.isBefore(issued.expiresAt())) {
        return Optional.empty();
      }
      sql.on(SPEND).with(ticket.bytes()).run();
      prove(sql, issued, proof);
      return Optional.of(issued.email());
    });
  }

  private static void prove(Sql sql, Issued issued, Proof proof) throws SQLException {
    sql.on(PROVE)
        .with(proof.token().bytes())
        .with(issued.purpose())
        .with(issued.email().value())
        .with(proof.expiresAt())
        .run();
  }

  private static Issued read(ResultSet row) throws SQLException {
    return new Issued(
        row.getInt(1),
        new EmailAddress(row.getString(2)),
        new Digest(row.getBytes(3)),
        Instant.ofEpochMilli(row.getLong(4)));
  }

  @Override
  public Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now) {
    return readers.ask(sql -> Optional.ofNullable(OpenProofs.proven(sql, proof, purpose, now)));
  }

  @Override
  public int forget(Instant now) {
    return writer.ask(tx ->
        tx.sql().on(FORGET_CODES).with(now).run() + tx.sql().on(FORGET_PROOFS).with(now).run());
  }
}
