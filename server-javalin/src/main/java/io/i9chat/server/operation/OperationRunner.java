package io.i9chat.server.operation;

import io.i9chat.domain.session.Authenticate;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs calls from end to end, the same way for every transport: who, how often, what. */
public final class OperationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

  private final Authenticate authenticate;
  private final Limits limits;
  private final SeldomLog unavailable;

  /** A runner that counts calls in {@code limits}. */
  public OperationRunner(Authenticate authenticate, Limits limits) {
    this(authenticate, limits, System::nanoTime);
  }

  OperationRunner(Authenticate authenticate, Limits limits, LongSupplier nanos) {
    this.authenticate = authenticate;
    this.limits = limits;
    this.unavailable = new SeldomLog(LOG::warn, nanos);
  }

  /** Every enforced limit, as {@code limits.get} answers it. */
  public Limits limits() {
    return limits;
  }

  /**
   * The caller and session that a token stands for, if it holds; any text may be tried.
   *
   * @throws PortFailure if the store cannot say
   */
  public Optional<Authenticate.Authenticated> authenticate(String token) {
    return authenticate.handle(new Authenticate.Command(token))
            instanceof Authenticate.Authenticated authenticated
        ? Optional.of(authenticated)
        : Optional.empty();
  }

  /** Runs one call whose input was read. Never throws. */
  public <I, O> Reply<O> run(Call call, Operation<I, O> operation, I input) {
    return run(call, operation, List.of(input)).getFirst();
  }

  /**
   * Runs one call whose input is still to be read, which is not done for those who may not call.
   * Never throws.
   *
   * @param reading may throw {@link BadInput}
   */
  public <I, O> Reply<O> read(Call call, Operation<I, O> operation, Supplier<I> reading) {
    return call.named(() -> readAndRun(call, operation, reading));
  }

  private <I, O> Reply<O> readAndRun(Call call, Operation<I, O> operation, Supplier<I> reading) {
    if (!admits(call, operation)) {
      return refusedAnyway(call, Problem.of(ErrorCode.UNAUTHENTICATED));
    }
    I input;
    try {
      input = reading.get();
    } catch (BadInput bad) {
      return refusedAnyway(call, bad.problem());
    } catch (RuntimeException failure) {
      return Reply.refused(problem(operation, failure));
    }
    return run(call, operation, input);
  }

  /**
   * Runs calls of one caller together, as if one after the other. Never throws.
   *
   * @return as many replies, in the same order
   */
  public <I, O> List<Reply<O>> run(Call call, Operation<I, O> operation, List<I> inputs) {
    return call.named(() -> together(call, operation, inputs));
  }

  private <I, O> List<Reply<O>> together(Call call, Operation<I, O> operation, List<I> inputs) {
    if (!admits(call, operation)) {
      return Collections.nCopies(
          inputs.size(), refusedAnyway(call, Problem.of(ErrorCode.UNAUTHENTICATED)));
    }
    try {
      return admitted(call, operation, inputs);
    } catch (RuntimeException failure) {
      return Collections.nCopies(inputs.size(), Reply.refused(problem(operation, failure)));
    }
  }

  /** A reply to a call that named no operation, or could not be read: it counts all the same. */
  public <O> Reply<O> refusedAnyway(Call call, Problem problem) {
    return call.named(() -> counted(call, problem));
  }

  private <O> Reply<O> counted(Call call, Problem problem) {
    try {
      Duration wait = limits.take(Limits.DEFAULT, call, call).waiting();
      return Reply.refused(wait.isZero() ? problem : Problem.rateLimited(wait));
    } catch (PortFailure failure) {
      unavailable.write("rate limits", "rate limits: " + failure.getMessage());
      return Reply.refused(ErrorCode.UNAVAILABLE);
    }
  }

  private static boolean admits(Call call, Operation<?, ?> operation) {
    return operation.access() == Access.PUBLIC || call.caller() != null;
  }

  private <I, O> List<Reply<O>> admitted(Call call, Operation<I, O> operation, List<I> inputs) {
    List<Reply<O>> replies = new ArrayList<>(Collections.nCopies(inputs.size(), null));
    List<I> allowed = new ArrayList<>(inputs.size());
    List<Integer> places = new ArrayList<>(inputs.size());
    List<TakenTokens> taken = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      TakenTokens each = limits.take(operation.charges(), call, inputs.get(i));
      if (each.waiting().isZero()) {
        allowed.add(inputs.get(i));
        places.add(i);
        taken.add(each);
      } else {
        replies.set(i, Reply.refused(Problem.rateLimited(each.waiting())));
      }
    }
    if (allowed.isEmpty()) {
      return replies;
    }
    List<Reply<O>> handled =
        operation.isTogether()
            ? operation.handle(call, allowed)
            : allowed.stream().map(input -> alone(call, operation, input)).toList();
    for (int i = 0; i < allowed.size(); i++) {
      replies.set(places.get(i), handled.get(i));
      switch (handled.get(i)) {
        case Reply.Done<O> done -> taken.get(i).done();
        // The password was right.
        case Reply.Refused<O>(Problem problem) when problem.code() == ErrorCode.ACCOUNT_DISABLED ->
            taken.get(i).done();
        case Reply.Refused<O>(Problem problem)
            when problem.code() == ErrorCode.UNAVAILABLE || problem.code() == ErrorCode.INTERNAL ->
            taken.get(i).failed();
        case Reply.Refused<O> refused -> {}
      }
    }
    return replies;
  }

  /** What goes wrong with one call is nothing to those before and behind it. */
  private <I, O> Reply<O> alone(Call call, Operation<I, O> operation, I input) {
    try {
      return operation.handle(call, List.of(input)).getFirst();
    } catch (RuntimeException failure) {
      return Reply.refused(problem(operation, failure));
    }
  }

  /** What a failure looks like from outside: nothing of it shows but the request id. */
  private Problem problem(Operation<?, ?> operation, RuntimeException failure) {
    return switch (failure) {
      case BadInput bad -> bad.problem();
      case InvalidValue invalid -> problem(operation, invalid.reason());
      case PortFailure port -> {
        String name = operation.name();
        unavailable.write(name, name + ": " + port.getMessage());
        yield Problem.of(ErrorCode.UNAVAILABLE);
      }
      default -> {
        LOG.error("{} failed", operation.name(), failure);
        yield Problem.of(ErrorCode.INTERNAL);
      }
    };
  }

  /** What is made of several fields begins its reason with the name of the one that is wrong. */
  private static Problem problem(Operation<?, ?> operation, String reason) {
    int space = reason.indexOf(' ');
    String first = space < 0 ? reason : reason.substring(0, space);
    return operation.input().fields().containsKey(first)
        ? Problem.field(first, reason)
        : Problem.of(ErrorCode.INVALID_INPUT, reason);
  }
}
