package io.i9chat.server.operation;

import io.i9chat.server.wire.ErrorCode;
import io.i9chat.server.wire.json.InputType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the catalogue: everything that is to be known of it, said once.
 *
 * @param <I> its input, a record
 * @param <O> its output
 */
public final class Operation<I, O> {
  /** What any operation may be answered. */
  private static final Set<ErrorCode> ANY =
      EnumSet.of(
          ErrorCode.INVALID_INPUT,
          ErrorCode.RATE_LIMITED,
          ErrorCode.UNAVAILABLE,
          ErrorCode.INTERNAL);

  private final String name;
  private final String summary;
  private final InputType<I> input;
  private final Class<I> inputClass;
  private final Class<O> outputClass;
  private final Class<?> shape;
  private final Set<ErrorCode> refusals;
  private final Access access;
  private final @Nullable HttpBinding http;
  private final Set<Transport> transports;
  private final List<? extends Charge<? super I>> charges;
  private final Batch<I, O> handler;
  private final boolean together;
  private final boolean page;

  /** Does what the operation says, for one call. */
  @FunctionalInterface
  public interface Handler<I, O> {
    /** Answers the call. */
    Reply<O> handle(Call call, I input);
  }

  /** Does what the operation says, for several calls of one caller in their order. */
  @FunctionalInterface
  public interface Batch<I, O> {
    /** As many replies as inputs, in the same order. */
    List<Reply<O>> handle(Call call, List<I> inputs);
  }

  private Operation(
      Draft<I, O> draft,
      List<? extends Charge<? super I>> charges,
      Batch<I, O> handler,
      boolean together) {
    this.together = together;
    this.page = draft.page;
    this.name = draft.name;
    this.summary = draft.summary;
    this.inputClass = draft.input;
    this.outputClass = draft.output;
    this.shape = draft.shape;
    this.refusals = Collections.unmodifiableSet(draft.refusals);
    this.input = new InputType<>(draft.input);
    this.access = draft.access;
    this.http = draft.http;
    this.transports = Set.copyOf(draft.transports);
    this.handler = handler;
    this.charges = List.copyOf(Objects.requireNonNull(charges, "an operation names its bucket"));
    if (this.charges.isEmpty()) {
      throw new IllegalArgumentException(name + " names no rate bucket");
    }
    if (this.transports.contains(Transport.HTTP) != (http != null)) {
      throw new IllegalArgumentException(name + " has HTTP without a binding, or the reverse");
    }
  }

  /** An operation to be: it needs a session, and comes over both transports unless said. */
  public static <I, O> Draft<I, O> named(
      String name, String summary, Class<I> input, Class<O> output) {
    return new Draft<>(name, summary, input, output);
  }

  /** Its name, such as {@code messages.send}. */
  public String name() {
    return name;
  }

  /** What it does, in a sentence. */
  public String summary() {
    return summary;
  }

  /** How its input is read. */
  public InputType<I> input() {
    return input;
  }

  /** The record that is its input. */
  public Class<I> inputClass() {
    return inputClass;
  }

  /** What it answers with. */
  public Class<O> outputClass() {
    return outputClass;
  }

  /**
   * The type whose fields its output has as JSON: the output itself, unless that is written by
   * hand.
   */
  public Class<?> shape() {
    return shape;
  }

  /** Why it may refuse a call, beside what any operation may refuse it for. */
  public Set<ErrorCode> refusals() {
    return refusals;
  }

  /** Every error that a call of it may be answered, by whatever transport it comes. */
  public Set<ErrorCode> errors() {
    Set<ErrorCode> errors = EnumSet.copyOf(ANY);
    errors.addAll(refusals);
    if (access == Access.SESSION) {
      errors.add(ErrorCode.UNAUTHENTICATED);
    }
    return errors;
  }

  /** Who may call it. */
  public Access access() {
    return access;
  }

  /** How it is called over HTTP, {@code null} if it is not. */
  public @Nullable HttpBinding http() {
    return http;
  }

  /** Whether it may be called by {@code transport}. */
  public boolean comesBy(Transport transport) {
    return transports.contains(transport);
  }

  /** What a call takes from which rate buckets; at least one. */
  public List<? extends Charge<? super I>> charges() {
    return charges;
  }

  /**
   * Whether its answer may be as large as a page, for which memory is taken before it is read;
   * other answers have a few KiB.
   */
  public boolean isPage() {
    return page;
  }

  /** Whether calls are handled together, and so succeed or fail together. */
  boolean isTogether() {
    return together;
  }

  @Override
  public String toString() {
    return name;
  }

  List<Reply<O>> handle(Call call, List<I> inputs) {
    return handler.handle(call, inputs);
  }

  /** An operation that is not finished. */
  public static final class Draft<I, O> {
    private final String name;
    private final String summary;
    private final Class<I> input;
    private final Class<O> output;
    private final EnumSet<ErrorCode> refusals = EnumSet.noneOf(ErrorCode.class);
    private final EnumSet<Transport> transports = EnumSet.of(Transport.WEBSOCKET);
    private Access access = Access.SESSION;
    private @Nullable HttpBinding http;
    private boolean page;
    private Class<?> shape;

    private Draft(String name, String summary, Class<I> input, Class<O> output) {
      this.name = name;
      this.summary = summary;
      this.input = input;
      this.output = output;
      this.shape = output;
    }

    /** It needs no session. */
    public Draft<I, O> open() {
      access = Access.PUBLIC;
      return this;
    }

    /** Its answer may be as large as a page. */
    public Draft<I, O> page() {
      page = true;
      return this;
    }

    /** It can be called over HTTP, too. */
    public Draft<I, O> http(String method, String path, int status) {
      http = new HttpBinding(method, path, status, status);
      transports.add(Transport.HTTP);
      return this;
    }

    /** Over HTTP its success may have this status as well. */
    public Draft<I, O> or(int status) {
      HttpBinding binding = Objects.requireNonNull(http, "it has no binding yet");
      http = new HttpBinding(binding.method(), binding.path(), binding.status(), status);
      return this;
    }

    /** It can be called over HTTP only. */
    public Draft<I, O> httpOnly(String method, String path, int status) {
      transports.remove(Transport.WEBSOCKET);
      return http(method, path, status);
    }

    /** It may refuse a call for these reasons, beside those that any operation has. */
    public Draft<I, O> refuses(ErrorCode... codes) {
      refusals.addAll(List.of(codes));
      return this;
    }

    /** Its output is written by hand, with the fields of this type. */
    public Draft<I, O> shaped(Class<?> like) {
      shape = like;
      return this;
    }

    /** Finishes it, with the rate buckets it takes from and what it does. */
    public Operation<I, O> handledBy(
        List<? extends Charge<? super I>> charges, Handler<I, O> handler) {
      return new Operation<>(
          this,
          charges,
          (call, inputs) -> inputs.stream().map(input -> handler.handle(call, input)).toList(),
          false);
    }

    /** Finishes it, with a handler that takes several calls together. */
    public Operation<I, O> inOrder(List<? extends Charge<? super I>> charges, Batch<I, O> handler) {
      return new Operation<>(this, charges, handler, true);
    }
  }
}
