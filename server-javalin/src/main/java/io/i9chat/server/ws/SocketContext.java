package io.i9chat.server.ws;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.live.Delivery;
import io.i9chat.domain.live.LiveSubscription;
import io.i9chat.domain.people.GetUsername;
import io.i9chat.domain.session.Authenticate;
import io.i9chat.domain.session.Caller;
import io.i9chat.domain.session.FindSessions;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.SessionId;
import io.i9chat.server.budget.ByteBudget;
import io.i9chat.server.operation.Catalogue;
import io.i9chat.server.operation.OperationRunner;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.io.SerializedString;

/** What connections need of the rest of the server. */
final class SocketContext {
  private static final Logger LOG = LoggerFactory.getLogger(SocketContext.class);

  private final I9chat chat;
  private final Catalogue catalogue;
  private final OperationRunner runner;
  private final InstantSource clock;
  private final ByteBudget budget;
  private final SerializedString limits;

  /** Who a handshake, or a token, says a connection is. */
  sealed interface Identity {
    /** It does not say: the first frame has to. */
    record Anonymous() implements Identity {}

    /** A session that holds. */
    record Authenticated(Caller caller) implements Identity {}

    /** A token that does not hold. */
    record Invalid() implements Identity {}

    /** A token of which the store cannot say now whether it holds. */
    record Unknown() implements Identity {}
  }

  SocketContext(
      I9chat chat,
      Catalogue catalogue,
      OperationRunner runner,
      InstantSource clock,
      ByteBudget budget) {
    this.chat = chat;
    this.catalogue = catalogue;
    this.runner = runner;
    this.clock = clock;
    this.budget = budget;
    this.limits = Frames.limits(runner.limits().published());
  }

  Catalogue catalogue() {
    return catalogue;
  }

  ByteBudget budget() {
    return budget;
  }

  OperationRunner runner() {
    return runner;
  }

  /** Who a token stands for. */
  Identity identify(String token) {
    try {
      Optional<Authenticate.Authenticated> found = runner.authenticate(token);
      return found.isPresent()
          ? new Identity.Authenticated(found.get().caller())
          : new Identity.Invalid();
    } catch (PortFailure unavailable) {
      LOG.warn("cannot authenticate: {}", unavailable.getMessage());
      return new Identity.Unknown();
    }
  }

  LiveSubscription subscribe(Caller who, Consumer<Delivery> listener) {
    return chat.subscribe(who.person(), listener::accept);
  }

  boolean holds(Caller who) {
    return holding(List.of(who.session())).contains(who.session());
  }

  /** Those of {@code sessions} that hold. */
  Set<SessionId> holding(List<SessionId> sessions) {
    return chat.signIn().sessions().find().handle(new FindSessions.Command(sessions)).holding();
  }

  byte[] hello(String connectionId, Caller who) {
    GetUsername.Command command = new GetUsername.Command(who.person());
    if (!(chat.people().getUsername().handle(command) instanceof GetUsername.Found found)) {
      throw new PortFailure("the account of a session that holds is not there");
    }
    return Frames.hello(connectionId, found.username(), clock.instant(), limits);
  }

  /**
   * Writes a failure to the log.
   *
   * @param of what failed, such as the id of a connection
   */
  void failed(String of, Exception failure) {
    if (failure instanceof PortFailure unavailable) {
      LOG.warn("{}: {}", of, unavailable.getMessage());
    } else {
      LOG.error("{} failed", of, failure);
    }
  }
}
