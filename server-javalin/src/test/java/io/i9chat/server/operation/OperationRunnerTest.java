package io.i9chat.server.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.i9chat.domain.I9chat;
import io.i9chat.domain.session.Caller;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.Ports;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.SessionId;
import io.i9chat.server.LogCapture;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Nothing;
import io.i9chat.server.wire.Problem;
import io.i9chat.server.wire.json.Json;
import io.i9chat.tck.memory.InMemoryPorts;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A call from end to end, whatever its handler does. */
class OperationRunnerTest {
  private final Ports ports = InMemoryPorts.fresh();
  private final OperationRunner runner =
      new OperationRunner(
          new I9chat(ports).signIn().sessions().authenticate(),
          new Limits(ports.limiter(), Map.of()));

  private static Call call(@Nullable Caller caller) {
    return new Call("request", Transport.WEBSOCKET, "192.0.2.1", caller, null, null);
  }

  private static Caller somebody() {
    return new Caller(new PersonId(UUID.randomUUID()), new SessionId(UUID.randomUUID()));
  }

  private static Operation<Nothing, Nothing> operation(
      List<? extends Charge<? super Nothing>> charges,
      Operation.Handler<Nothing, Nothing> handler) {
    return Operation.named("test.it", "Is for tests.", Nothing.class, Nothing.class)
        .handledBy(charges, handler);
  }

  private static Problem problem(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Reply.Refused.class);
    return ((Reply.Refused<?>) reply).problem();
  }

  private Problem failing(RuntimeException failure) {
    return problem(
        runner.run(
            call(somebody()),
            operation(
                Limits.DEFAULT,
                (call, input) -> {
                  throw failure;
                }),
            Nothing.NOTHING));
  }

  @Test
  void aPortThatFailsIsUnavailableAndCanBeTriedAgain() {
    Problem problem = failing(new PortFailure("the disk of /secret/place is full"));

    assertThat(problem.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(problem.retryAfter()).isNotNull();
    assertThat(new String(Json.bytes(problem, "r"), StandardCharsets.UTF_8))
        .contains("\"status\":503", "\"retryable\":true", "\"retryAfterMs\":")
        .doesNotContain("disk", "secret");
  }

  @Test
  void aBugIsInternalAndShowsNothing() {
    Problem problem = failing(new IllegalStateException("SELECT * FROM secrets"));

    assertThat(problem.code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(new String(Json.bytes(problem, "r42"), StandardCharsets.UTF_8))
        .contains("\"status\":500", "\"requestId\":\"r42\"")
        .doesNotContain("SELECT", "IllegalState");
  }

  @Test
  void withoutASessionNothingIsReadOrDone() {
    Reply<Nothing> reply =
        runner.read(
            call(null),
            operation(Limits.DEFAULT, (call, input) -> Reply.done(input)),
            () -> {
              throw new AssertionError("was read");
            });

    assertThat(problem(reply).code()).isEqualTo(ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void aBadInputIsAnsweredAsItSays() {
    Reply<Nothing> reply =
        runner.read(
            call(somebody()),
            operation(Limits.DEFAULT, (call, input) -> Reply.done(input)),
            () -> {
              throw BadInput.field("seq", "must not be negative");
            });

    assertThat(problem(reply).errors()).hasSize(1);
  }

  @Test
  void aBatchIsLimitedCallByCallAndKeepsItsOrder() {
    Call call = call(somebody());
    Operation<Nothing, Nothing> sending =
        operation(Limits.SENDING, (caller, input) -> Reply.done(input));

    List<Reply<Nothing>> replies =
        runner.run(call, sending, Collections.nCopies(25, Nothing.NOTHING));

    assertThat(replies).hasSize(25);
    assertThat(replies.subList(0, 20)).allMatch(Reply.Done.class::isInstance);
    assertThat(problem(replies.getLast()).code()).isEqualTo(ErrorCode.RATE_LIMITED);
  }

  @Test
  void whatIsWrongWithOneCallIsNothingToThoseThatCameWithIt() {
    AtomicInteger done = new AtomicInteger();
    List<RuntimeException> wrong =
        List.of(BadInput.field("limit", "must be 1 to 200"), new PortFailure("the disk is full"));
    for (RuntimeException failure : wrong) {
      done.set(0);
      Operation<Nothing, Nothing> second =
          operation(
              Limits.DEFAULT,
              (caller, input) -> {
                if (done.getAndIncrement() == 1) {
                  throw failure;
                }
                return Reply.done(input);
              });

      List<Reply<Nothing>> replies =
          runner.run(call(somebody()), second, Collections.nCopies(3, Nothing.NOTHING));

      assertThat(done).hasValue(3);
      assertThat(replies.get(0)).isInstanceOf(Reply.Done.class);
      assertThat(problem(replies.get(1)).code())
          .isIn(ErrorCode.INVALID_INPUT, ErrorCode.UNAVAILABLE);
      assertThat(replies.get(2)).isInstanceOf(Reply.Done.class);
    }
  }

  @Test
  void whatIsGivenBackOnSuccessIsKeptOnFailure() {
    Call call = call(null);
    List<Charge<Nothing>> login = Limits.login((caller, input) -> "Ada");
    Operation<Nothing, Nothing> right =
        Operation.named("right", "Is right.", Nothing.class, Nothing.class)
            .open()
            .handledBy(login, (caller, input) -> Reply.done(input));
    Operation<Nothing, Nothing> wrong =
        Operation.named("wrong", "Is wrong.", Nothing.class, Nothing.class)
            .open()
            .handledBy(login, (caller, input) -> Reply.refused(ErrorCode.CREDENTIALS_INVALID));

    for (int i = 0; i < 10; i++) {
      assertThat(runner.run(call, right, Nothing.NOTHING)).isInstanceOf(Reply.Done.class);
    }
    for (int i = 0; i < 5; i++) {
      assertThat(problem(runner.run(call, wrong, Nothing.NOTHING)).code())
          .isEqualTo(ErrorCode.CREDENTIALS_INVALID);
    }
    assertThat(problem(runner.run(call, right, Nothing.NOTHING)).code())
        .isEqualTo(ErrorCode.RATE_LIMITED);
  }

  @Test
  void aCallThatFailedGivesBackWhatIsScarce() {
    Call call = call(null);
    List<Charge<Nothing>> login = Limits.login((caller, input) -> "Bob");
    Operation<Nothing, Nothing> failing =
        Operation.named("failing", "Fails.", Nothing.class, Nothing.class)
            .open()
            .handledBy(
                login,
                (caller, input) -> {
                  throw new PortFailure("too many passwords wait to be hashed");
                });

    for (int i = 0; i < 40; i++) {
      assertThat(problem(runner.run(call, failing, Nothing.NOTHING)).code())
          .isEqualTo(ErrorCode.UNAVAILABLE);
    }
  }

  @Test
  void refusedHashesAreOneLineOfTheLogAMinute() {
    try (LogCapture log = LogCapture.of(OperationRunner.class.getName())) {
      for (int i = 0; i < 40; i++) {
        failing(new PortFailure("too many passwords wait to be hashed"));
      }

      assertThat(log.messages()).containsExactly("test.it: too many passwords wait to be hashed");
    }
  }

  @Test
  void everyRecordOfACallHasItsRequestId() {
    MDC.remove(Call.REQUEST_ID);
    try (LogCapture log = LogCapture.ofAll()) {
      failing(new PortFailure("the disk is full"));
      failing(new IllegalStateException("a bug"));

      assertThat(log.records())
          .hasSize(2)
          .allSatisfy(record ->
              assertThat(record.getMDCPropertyMap())
                  .containsExactly(entry("requestId", "request")));
    }
    assertThat(MDC.get(Call.REQUEST_ID)).isNull();
  }

  @Test
  void aCallWithinARequestLeavesTheRequestItsId() {
    MDC.put(Call.REQUEST_ID, "outer");
    try {
      failing(new IllegalStateException("a bug"));
      assertThat(MDC.get(Call.REQUEST_ID)).isEqualTo("outer");
    } finally {
      MDC.remove(Call.REQUEST_ID);
    }
  }

  @Test
  void wrongPasswordsForManyAccountsAreLimitedByAddress() {
    AtomicInteger account = new AtomicInteger();
    Operation<Nothing, Nothing> wrong =
        Operation.named("wrong", "Is wrong.", Nothing.class, Nothing.class)
            .open()
            .handledBy(
                Limits.login((caller, input) -> "account " + account.incrementAndGet()),
                (caller, input) -> Reply.refused(ErrorCode.CREDENTIALS_INVALID));

    for (int i = 0; i < 30; i++) {
      assertThat(problem(runner.run(call(null), wrong, Nothing.NOTHING)).code())
          .isEqualTo(ErrorCode.CREDENTIALS_INVALID);
    }
    assertThat(problem(runner.run(call(null), wrong, Nothing.NOTHING)).code())
        .isEqualTo(ErrorCode.RATE_LIMITED);
  }
}
