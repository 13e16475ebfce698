package io.i9chat.server.operation.server;

import io.i9chat.server.operation.Limits;
import io.i9chat.server.operation.Operation;
import io.i9chat.server.operation.Reply;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.out.LimitsOut;
import java.util.List;
import java.util.Map;

/** What the server says of itself. */
public final class ServerOperations {
  private final Limits limits;

  /** The operations that publish these limits. */
  public ServerOperations(Limits limits) {
    this.limits = limits;
  }

  /** All of them. */
  public List<Operation<?, ?>> all() {
    return List.of(limitsGet(), ping());
  }

  private Operation<?, ?> limitsGet() {
    return Operation.named("limits.get", "Tells every enforced limit.", Nothing.class, Map.class)
        .open()
        .http("GET", "/limits", 200)
        .shaped(LimitsOut.class)
        .handledBy(Limits.DEFAULT, (call, input) -> Reply.done(limits.published()));
  }

  private Operation<?, ?> ping() {
    return Operation.named(
            "ping",
            "Answers, so that a browser can tell that it is connected.",
            Nothing.class,
            Nothing.class)
        .handledBy(Limits.DEFAULT, (call, input) -> Reply.done(Nothing.NOTHING));
  }
}
