package io.i9chat.domain.message;

import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Precondition;
import java.util.List;

/**
 * What the rules of a chat say to a message that is to be sent.
 *
 * @param <O> what the use case answers
 */
sealed interface SendDecision<O> {
  /** Yes, as long as the chat's version and these preconditions hold. */
  record Allowed<O>(ChatView chat, List<Precondition> preconditions) implements SendDecision<O> {}

  /** No. */
  record Refused<O>(O outcome) implements SendDecision<O> {}
}
