package io.i9chat.adapter.sqlite.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

/**
 * Calls in the order in which they are served: of several callers each has one served before any
 * has a second. For one thread at a time.
 *
 * @param <T> the calls
 */
final class Line<T> {
  private final Map<Object, Queue<T>> ofCallers = new LinkedHashMap<>();
  private int size;

  /** Puts a call behind those of the same caller. */
  void add(Object caller, T call) {
    ofCallers.computeIfAbsent(caller, first -> new ArrayDeque<>(2)).add(call);
    size++;
  }

  /** Takes the next call; there has to be one. */
  T remove() {
    Map.Entry<Object, Queue<T>> next = ofCallers.entrySet().iterator().next();
    Object caller = next.getKey();
    Queue<T> calls = next.getValue();
    T call = calls.remove();
    ofCallers.remove(caller);
    if (!calls.isEmpty()) {
      ofCallers.put(caller, calls);
    }
    size--;
    return call;
  }

  /** How many of one caller wait. */
  int of(Object caller) {
    Queue<T> calls = ofCallers.get(caller);
    return calls == null ? 0 : calls.size();
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }
}
