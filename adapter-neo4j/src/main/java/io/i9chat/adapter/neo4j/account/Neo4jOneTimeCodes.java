package io.i9chat.adapter.neo4j.account;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.account.OneTimeCodes;
import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.account.Digest;
import io.i9chat.ports.model.account.IssuedCode;
import io.i9chat.ports.model.account.Proof;
import io.i9chat.ports.model.account.Purpose;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;

/** One-time codes, and the proofs they give, each a node of its own. */
public final class Neo4jOneTimeCodes implements OneTimeCodes {
  // A caller that repeats a call that may have been stored must not get five more tries.
  static final String ISSUE =
      Queries.add(
          "codes issue",
          """
          MERGE (c:Code {ticket: $in.ticket})
          ON CREATE SET c.purpose = $in.purpose, c.email = $in.email, c.code = $in.code,
            c.expiresAt = $in.expiresAt, c.tries = 0
          """);

  static final String LOCK =
      Queries.add("codes lock", "MATCH (c:Code {ticket: $in.ticket}) SET c.locked = true");

  static final String COUNT =
      Queries.add(
          "codes count",
          """
          MATCH (c:Code {ticket: $in.ticket})
          WHERE c.tries < $in.most
          SET c.tries = c.tries + 1
          RETURN properties(c) AS code
          """);

  static final String SPEND =
      Queries.add("codes spend", "MATCH (c:Code {ticket: $in.ticket}) DELETE c");

  static final String PROVE =
      Queries.add(
          "codes prove",
          """
          CREATE (x:Proof {token: $in.token, purpose: $in.purpose, email: $in.email,
            expiresAt: $in.expiresAt})
          """);

  static final String GIVEN =
      Queries.add("codes given", "MATCH (x:Proof {token: $in.token}) RETURN x.email AS email");

  static final String FORGET_CODES =
      Queries.add(
          "codes forget codes",
          """
          MATCH (c:Code)
          WHERE c.expiresAt <= $in.now
          WITH c LIMIT $in.most
          DELETE c
          RETURN count(*) AS done
          """);
  static final String FORGET_PROOFS =
      Queries.add(
          "codes forget proofs",
          """
          MATCH (x:Proof)
          WHERE x.expiresAt <= $in.now
          WITH x LIMIT $in.most
          DELETE x
          RETURN count(*) AS done
          """);

  private final Graph graph;

  public Neo4jOneTimeCodes(Graph graph) {
    this.graph = graph;
  }

  @Override
  public void issue(IssuedCode code) {
    Map<String, Object> in =
        Map.of(
            "ticket", OpenProofs.hex(code.ticket()),
            "purpose", Properties.name(code.purpose()),
            "email", code.email().value(),
            "code", OpenProofs.hex(code.code()),
            "expiresAt", Properties.time(code.expiresAt()));
    graph.write(tx -> tx.run(ISSUE, Graph.in(in)).consume());
  }

  @Override
  public Optional<EmailAddress> attempt(
      Digest ticket, Purpose purpose, Digest code, Proof proof, Instant now) {
    return graph.write(tx -> {
      // The proof is there already if the transaction is repeated.
      Optional<EmailAddress> given =
          tx.run(GIVEN, Graph.in(Map.of("token", OpenProofs.hex(proof.token())))).list().stream()
              .map(OpenProofs::email)
              .findFirst();
      if (given.isPresent()) {
        return given;
      }
      return counted(tx, ticket)
          .filter(issued ->
              new Digest(HexFormat.of().parseHex(Properties.text(issued.get("code")))).equals(code)
                  && Properties.text(issued.get("purpose")).equals(Properties.name(purpose))
                  && now.isBefore(Properties.instant(issued.get("expiresAt"))))
          .map(issued -> spend(tx, issued, proof));
    });
  }

  private static Optional<Value> counted(TransactionContext tx, Digest ticket) {
    Map<String, Object> in =
        Graph.in(Map.of("ticket", OpenProofs.hex(ticket), "most", (long) TRIES));
    tx.run(LOCK, in).consume();
    return tx.run(COUNT, in).list().stream().map(row -> row.get("code")).findFirst();
  }

  private static EmailAddress spend(TransactionContext tx, Value issued, Proof proof) {
    tx.run(SPEND, Graph.in(Map.of("ticket", Properties.text(issued.get("ticket"))))).consume();
    String email = Properties.text(issued.get("email"));
    Map<String, Object> in =
        Map.of(
            "token", OpenProofs.hex(proof.token()),
            "purpose", Properties.text(issued.get("purpose")),
            "email", email,
            "expiresAt", Properties.time(proof.expiresAt()));
    tx.run(PROVE, Graph.in(in)).consume();
    return new EmailAddress(email);
  }

  @Override
  public Optional<EmailAddress> proven(Digest proof, Purpose purpose, Instant now) {
    return graph
        .rows(OpenProofs.PROVEN, OpenProofs.parameters(proof, purpose, now), OpenProofs::email)
        .stream()
        .findFirst();
  }

  @Override
  public int forget(Instant now) {
    Map<String, Object> in = Map.of("now", Properties.time(now));
    return graph.inParts(FORGET_CODES, in) + graph.inParts(FORGET_PROOFS, in);
  }
}
