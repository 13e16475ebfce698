package io.i9chat.adapter.neo4j.chat;

import io.i9chat.ports.PortFailure;
import java.util.concurrent.CompletableFuture;

/** A call on its way to its answer. */
record Pending<R>(ChatCall<R> call, CompletableFuture<R> answer) {
  /** Answers with what {@link ChatTransaction#decide} made of this very call. */
  @SuppressWarnings("unchecked") // the answer is that of call.decide or call.withoutChat
  void complete(Object decided) {
    answer.complete((R) decided);
  }

  void fail(PortFailure failure) {
    answer.completeExceptionally(failure);
  }
}
