package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.Purpose;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/** Proofs and codes, as far as transactions of accounts look at them and spend them. */
public final class OpenProofs {
  static final String LOCK_PROOF =
      Queries.add("secrets lock proof", "MATCH (x:Proof {token: $in.token}) SET x.locked = true");
  static final String PROVEN =
      Queries.add(
          "secrets proven",
          """
          MATCH (x:Proof {token: $in.token})
          USING INDEX x:Proof(token)
          WHERE x.purpose = $in.purpose AND x.expiresAt > $in.now
          RETURN x.email AS email
          """);
  static final String SPEND =
      Queries.add("secrets spend", "MATCH (x:Proof {token: $in.token}) DELETE x");
  static final String FORGET_CODES =
      Queries.add("secrets forget codes", "MATCH (c:Code {email: $in.email}) DELETE c");
  static final String FORGET_PROOFS =
      Queries.add("secrets forget proofs", "MATCH (x:Proof {email: $in.email}) DELETE x");

  private OpenProofs() {}

  static String hex(Digest digest) {
    return HexFormat.of().formatHex(digest.bytes());
  }

  static Map<String, Object> parameters(Digest proof, Purpose purpose, Instant now) {
    return Map.of(
        "token", hex(proof), "purpose", Properties.name(purpose), "now", Properties.time(now));
  }

  /** The address that an unexpired proof for this purpose stands for, locked. */
  static Optional<EmailAddress> proven(
      TransactionContext tx, Digest proof, Purpose purpose, Instant now) {
    Map<String, Object> in = Graph.in(parameters(proof, purpose, now));
    tx.run(LOCK_PROOF, in).consume();
    return tx.run(PROVEN, in).list().stream().map(OpenProofs::email).findFirst();
  }

  static EmailAddress email(Record row) {
    return new EmailAddress(Properties.text(row.get("email")));
  }

  static void spend(TransactionContext tx, Digest proof) {
    tx.run(SPEND, Graph.in(Map.of("token", hex(proof)))).consume();
  }

  /** Forgets everything that is open for an address, if there is one. */
  static void forget(TransactionContext tx, @Nullable EmailAddress email) {
    if (email == null) {
      return;
    }
    Map<String, Object> in = Graph.in(Map.of("email", email.value()));
    tx.run(FORGET_CODES, in).consume();
    tx.run(FORGET_PROOFS, in).consume();
  }
}
