package io.i9chat.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.StorePorts;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.CommitResult;
import io.i9chat.ports.model.commit.CommitResult.Committed;
import io.i9chat.ports.model.commit.Intent;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.log.Emoji;
import io.i9chat.ports.model.log.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Uploads;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A group whose first 80 and last 20 messages are alike however much lies between them. */
record LongChat(
    StorePorts ports, ChatId id, PersonId ada, PersonId bob, Payload.Message first, MediaId photo) {
  /** The message that has the reactions between. */
  static final long REACTED = 5;

  /** The message that has the edits between. */
  static final long EDITED = 6;

  private static final int BEFORE = 74;
  private static final int AFTER = 20;
  private static final int BATCH = 1_000;
  private static final Emoji LIKE = new Emoji("👍");

  /** What the entries between are. */
  enum Filling {
    MESSAGES,
    PHOTOS,
    REACTIONS,
    EDITS,
    DELETIONS
  }

  static LongChat make(StorePorts ports, Filling filling, int entries) {
    PersonId ada = Newcomers.enrolled(ports).id();
    PersonId bob = Newcomers.enrolled(ports).id();
    ChatId id = Sample.group(ports.chats(), ada, List.of(bob));
    MediaFacts photo = Uploads.verified(ports, ada);
    Payload.Message first = Sample.message("first");
    LongChat chat = new LongChat(ports, id, ada, bob, first, photo.id());
    chat.commit(
        List.of(
            chat.by(
                ada,
                new Payload.Message(
                    Fresh.clientId(), Fresh.fingerprint(), Uploads.body(photo), null)),
            chat.by(ada, first)));
    chat.talk(BEFORE);
    int between = entries - (int) chat.head() - AFTER;
    chat.fill(filling, photo, between);
    chat.talk(AFTER);
    return chat;
  }

  long head() {
    return ports.inbox().item(ada, id).orElseThrow().head();
  }

  private void talk(int messages) {
    List<Intent> intents = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      intents.add(
          new Intent(
              i % 2 == 0 ? ada : bob,
              version(),
              Fresh.now(),
              Sample.message("word"),
              List.of(),
              List.of("word")));
    }
    commit(intents);
  }

  private void fill(Filling filling, MediaFacts photo, int entries) {
    long head = head();
    switch (filling) {
      case MESSAGES -> fill(entries, place -> by(place % 2 == 0 ? ada : bob, Sample.message("x")));
      case PHOTOS ->
          fill(
              entries,
              place ->
                  by(
                      ada,
                      new Payload.Message(
                          Fresh.clientId(), Fresh.fingerprint(), Uploads.body(photo), null)));
      case REACTIONS ->
          fill(
              entries,
              place ->
                  by(
                      bob,
                      place % 2 == 0
                          ? new Payload.Reaction(REACTED, LIKE)
                          : new Payload.Unreaction(REACTED)));
      case EDITS -> fill(entries, place -> by(ada, new Payload.Edit(EDITED, Body.text("edited"))));
      case DELETIONS ->
          fill(
              entries,
              place ->
                  by(ada, place % 2 == 0 ? Sample.message("x") : new Payload.Delete(head + place)));
    }
  }

  private void fill(int entries, LongFunction<Intent> intent) {
    List<Intent> batch = new ArrayList<>();
    for (long place = 0; place < entries; place++) {
      batch.add(intent.apply(place));
      if (batch.size() == BATCH || place == entries - 1) {
        commit(batch);
        batch.clear();
      }
    }
  }

  private long version() {
    return Sample.version(ports.chats(), id);
  }

  Intent by(PersonId author, Payload payload) {
    return new Intent(author, version(), Fresh.now(), payload);
  }

  void commit(List<Intent> intents) {
    List<CommitResult> results = ports.chats().commit(id, intents);
    assertThat(results).hasOnlyElementsOfType(Committed.class);
  }
}
