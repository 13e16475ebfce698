package io.i9chat.adapter.sqlite.account;

import io.i9chat.adapter.sqlite.engine.EnumCodes;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Proofs and codes, as far as transactions of accounts look at them and spend them. */
final class OpenProofs {
  private static final String PROVEN =
      "SELECT email FROM proof WHERE token = ? AND purpose = ? AND expires_at > ?";
  private static final String SPEND = "DELETE FROM proof WHERE token = ?";
  private static final String FORGET_CODES = "DELETE FROM code WHERE email = ?";
  private static final String FORGET_PROOFS = "DELETE FROM proof WHERE email = ?";

  private OpenProofs() {}

  /** The address that an unexpired proof for this purpose stands for. */
  static @Nullable EmailAddress proven(Sql sql, Digest proof, Purpose purpose, Instant now)
      throws SQLException {
    return sql.on(PROVEN)
        .with(proof.bytes())
        .with(EnumCodes.of(purpose))
        .with(now)
        .first(row -> new EmailAddress(row.getString(1)));
  }

  static void spend(Sql sql, Digest proof) throws SQLException {
    sql.on(SPEND).with(proof.bytes()).run();
  }

  /** Forgets everything that is open for an address, if there is one. */
  static void forget(Sql sql, @Nullable EmailAddress email) throws SQLException {
    if (email == null) {
      return;
    }
    sql.on(FORGET_CODES).with(email.value()).run();
    sql.on(FORGET_PROOFS).with(email.value()).run();
  }
}
