package io.i9chat.domain.message;

import io.i9chat.ports.model.chat.Entry;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Precondition;
import java.util.List;

/**
 * What a policy says to something that is to be done to a message.
 *
 * @param <O> what the use case answers
 */
sealed interface Decision<O> {
  /** Yes: this is to be appended, as long as the chat's version and these preconditions hold. */
  record Append<O>(
      long version, Payload payload, List<Precondition> preconditions, List<String> words)
      implements Decision<O> {}

  /** It is so already, by this entry. */
  record Already<O>(Entry entry) implements Decision<O> {}

  /** No. */
  record Refused<O>(O outcome) implements Decision<O> {}
}
