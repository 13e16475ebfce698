package io.i9chat.adapter.neo4j;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Ground;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import java.util.List;

/**
 * What this store cannot keep its word on: people's stances need accounts and blocks, and media
 * needs the ledger, and it has none of these yet. Rather than look away it refuses.
 */
final class NotKept {
  private NotKept() {}

  /**
   * Refuses what rests on a stance, carries media or shows a picture.
   *
   * @throws PortFailure if one of the intents does
   */
  static void refuse(List<Intent> intents) {
    for (Intent intent : intents) {
      if (intent.grounds().stream().anyMatch(Ground.Stance.class::isInstance)) {
        throw stances();
      }
      Body body = intent.payload().carried();
      if (body != null && !body.content().objects().isEmpty()) {
        throw media();
      }
      if (intent.payload() instanceof Payload.Changed changed
          && (changed.from().picture() != null || changed.to().picture() != null)) {
        throw media();
      }
    }
  }

  /**
   * As above, for an opening that would make a chat or open a side of one.
   *
   * @throws PortFailure if it rests on a stance or shows a picture
   */
  static void refuse(Opening opening) {
    if (!opening.grounds().isEmpty()) {
      throw stances();
    }
    if (opening instanceof Opening.Group group && group.profile().picture() != null) {
      throw media();
    }
  }

  private static PortFailure stances() {
    return new PortFailure("blocks and privacy are not kept on Neo4j yet");
  }

  private static PortFailure media() {
    return new PortFailure("media is not kept on Neo4j yet");
  }
}
