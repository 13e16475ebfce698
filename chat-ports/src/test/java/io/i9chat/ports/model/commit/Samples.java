package io.i9chat.ports.model.commit;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.ClientId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Entry;
import io.i9chat.ports.model.log.Fingerprint;
import io.i9chat.ports.model.log.Payload;
import java.time.Instant;
import java.util.UUID;

/** Values for tests. */
final class Samples {
  static final ChatId CHAT = new ChatId(new UUID(7, 7));
  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Samples() {}

  static PersonId person(long number) {
    return new PersonId(new UUID(0x7000, number));
  }

  static Entry entry(long seq, PersonId author, Payload payload) {
    return new Entry(CHAT, seq, NOON.plusMillis(seq), author, payload, 0);
  }

  static Payload.Message message(String clientId, long fingerprint) {
    return new Payload.Message(
        new ClientId(clientId), new Fingerprint(fingerprint, 0), Body.text("hello"), null);
  }
}
