package io.i9chat.server.ws;

import io.i9chat.ports.model.ChatId;
import io.i9chat.server.operation.OfChat;
import io.i9chat.server.operation.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The unanswered calls of one connection. Calls on one chat run one after the other in the order
 * they came, and those of one operation that have gathered meanwhile run together; all others run
 * at once.
 */
final class Calls {
  /**
   * Calls of one operation, in the order they came.
   *
   * @param since when each came, as {@link System#nanoTime} said
   * @param bytes what they hold of the budget
   */
  record Run<I>(
      Operation<I, ?> operation, List<String> ids, List<I> inputs, List<Long> since, long bytes) {}

  /** The result of asking for a call to be run. */
  enum Admission {
    /** It is on its way. */
    ADMITTED,
    /** Too many are. */
    TOO_MANY,
    /** Its id is in use. */
    ID_IN_USE
  }

  private final Consumer<Run<?>> runner;

  // All below is guarded by this; an idle connection holds none of it.
  private @Nullable Set<String> inFlight;
  private int answering;
  private @Nullable Map<ChatId, ArrayDeque<Inbound.Invocation<?>>> lanes;

  /**
   * Calls that {@code runner} runs, on virtual threads; it tells {@link #answering} before it
   * answers them and {@link #answered} when it has.
   */
  Calls(Consumer<Run<?>> runner) {
    this.runner = runner;
  }

  Admission start(Inbound.Invocation<?> call) {
    ChatId chat = chat(call.input());
    synchronized (this) {
      if (inFlight == null) {
        inFlight = new HashSet<>();
      }
      if (inFlight.contains(call.id())) {
        return Admission.ID_IN_USE;
      }
      if (inFlight.size() >= SocketLimits.CALLS_IN_FLIGHT) {
        return Admission.TOO_MANY;
      }
      inFlight.add(call.id());
      if (chat != null && queued(chat, call)) {
        return Admission.ADMITTED;
      }
    }
    Thread.startVirtualThread(() -> run(chat, call));
    return Admission.ADMITTED;
  }

  /** Whether every call is answered, and the answers handed on. */
  synchronized boolean isIdle() {
    return answering == 0 && (inFlight == null || inFlight.isEmpty());
  }

  /** Whether a call with this id is unanswered. */
  synchronized boolean uses(String id) {
    return inFlight != null && inFlight.contains(id);
  }

  private static @Nullable ChatId chat(Object input) {
    return input instanceof OfChat ofChat ? ofChat.chatId() : null;
  }

  /** Whether the chat has a lane that will come to this call; if not it has one now. */
  private boolean queued(ChatId chat, Inbound.Invocation<?> call) {
    if (lanes == null) {
      lanes = new HashMap<>();
    }
    ArrayDeque<Inbound.Invocation<?>> lane = lanes.get(chat);
    if (lane == null) {
      ArrayDeque<Inbound.Invocation<?>> opened = new ArrayDeque<>();
      opened.add(call);
      lanes.put(chat, opened);
      return false;
    }
    lane.add(call);
    return true;
  }

  private void run(@Nullable ChatId chat, Inbound.Invocation<?> only) {
    if (chat == null) {
      run(single(only));
      return;
    }
    Run<?> next = next(chat);
    while (next != null) {
      run(next);
      next = next(chat);
    }
  }

  private void run(Run<?> calls) {
    runner.accept(calls);
  }

  /** Frees the ids of calls whose answers are about to be handed on, for the client may be fast. */
  synchronized void answering(List<String> ids) {
    answering++;
    if (inFlight != null) {
      ids.forEach(inFlight::remove);
      if (inFlight.isEmpty()) {
        inFlight = null;
      }
    }
  }

  /** What {@link #answering} was told of is handed on. */
  synchronized void answered() {
    answering--;
  }

  private static <I> Run<I> single(Inbound.Invocation<I> call) {
    return new Run<>(
        call.operation(),
        List.of(call.id()),
        List.of(call.input()),
        List.of(call.since()),
        call.bytes());
  }

  private synchronized @Nullable Run<?> next(ChatId chat) {
    if (lanes == null) {
      return null;
    }
    ArrayDeque<Inbound.Invocation<?>> lane = lanes.get(chat);
    Inbound.Invocation<?> first = lane == null ? null : lane.poll();
    if (lane == null || first == null) {
      lanes.remove(chat);
      if (lanes.isEmpty()) {
        lanes = null;
      }
      return null;
    }
    return gather(first, lane);
  }

  private static <I> Run<I> gather(
      Inbound.Invocation<I> first, ArrayDeque<Inbound.Invocation<?>> lane) {
    List<String> ids = new ArrayList<>();
    List<I> inputs = new ArrayList<>();
    List<Long> since = new ArrayList<>();
    ids.add(first.id());
    inputs.add(first.input());
    since.add(first.since());
    long bytes = first.bytes();
    for (var next = lane.peek(); next != null; next = lane.peek()) {
      // Pages are made one at a time: each takes what it needs of the budget.
      if (next.operation() != first.operation() || first.operation().isPage()) {
        break;
      }
      lane.poll();
      ids.add(next.id());
      since.add(next.since());
      bytes += next.bytes();
      inputs.add(first.operation().inputClass().cast(next.input()));
    }
    return new Run<>(first.operation(), ids, inputs, since, bytes);
  }
}
