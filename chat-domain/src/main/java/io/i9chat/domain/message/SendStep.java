package io.i9chat.domain.message;

import io.i9chat.domain.storage.StoragePolicy;
import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.ChatView;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.commit.Precondition;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Payload;
import java.time.Instant;
import java.util.List;

/**
 * What is to be done with one message.
 *
 * @param <O> what the use case answers
 */
sealed interface SendStep<O> {
  /** To be handed to the store. */
  record Send<O>(ChatView chat, Body body, List<Precondition> preconditions)
      implements SendStep<O> {
    /** What the store is asked to append. */
    Intent intent(PersonId author, Instant at, Payload.Message message, StorageSettings storage) {
      return new Intent(
          author,
          chat.version(),
          at,
          message,
          preconditions,
          Words.of(body.content()),
          StoragePolicy.quota(message, storage));
    }
  }

  /** To be refused, unless it was sent before. */
  record Refuse<O>(O outcome) implements SendStep<O> {}
}
