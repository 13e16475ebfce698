package io.i9chat.adapter.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.GroupDescription;
import io.i9chat.ports.model.GroupName;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Content;
import io.i9chat.ports.model.chat.Ground;
import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.JoinPolicy;
import io.i9chat.ports.model.chat.OpenResult;
import io.i9chat.ports.model.chat.Opening;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.media.MediaFacts;
import io.i9chat.ports.model.media.MimeType;
import io.i9chat.ports.model.people.Picture;
import io.i9chat.tck.Fresh;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be checked without accounts and the media ledger is refused, not waved through. */
@ExtendWith(InProcessNeo4j.class)
final class NotKeptTest {
  private static final GroupProfile PLAIN = GroupProfile.named(new GroupName("plain"));

  private final PersonId ada = Fresh.person();
  private final PersonId bob = Fresh.person();

  private Opening.Group opening(GroupProfile profile, Ground.Stance... grounds) {
    return new Opening.Group(
        Fresh.chat(),
        ada,
        Fresh.clientId(),
        Fresh.fingerprint(),
        profile,
        List.of(bob),
        Fresh.now(),
        List.of(grounds));
  }

  private static GroupProfile pictured() {
    return new GroupProfile(
        PLAIN.name(), new GroupDescription(""), new Picture(Fresh.media(), null), JoinPolicy.OPEN);
  }

  private static Body audio() {
    MediaFacts facts = new MediaFacts(Fresh.media(), new MimeType("audio/ogg"), 9);
    return new Body(new Content.Audio(facts.id()), List.of(facts));
  }

  @Test
  void intentsThatRestOnStancesOrCarryMediaFailAndNothingOfTheirCallIsStored() {
    var chats = InProcessNeo4j.store().chats();
    ChatId chat = ((OpenResult.Opened) chats.open(opening(PLAIN))).view().id();
    Payload text =
        new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), Body.text("hello"), null);
    List<Intent> refused =
        List.of(
            new Intent(
                ada,
                2,
                Fresh.now(),
                new Payload.Added(List.of(Fresh.person())),
                List.of(new Ground.Stance(bob, 0)),
                List.of()),
            new Intent(
                ada,
                2,
                Fresh.now(),
                new Payload.Message(Fresh.clientId(), Fresh.fingerprint(), audio(), null)),
            new Intent(ada, 2, Fresh.now(), new Payload.Edit(3, audio())),
            new Intent(ada, 2, Fresh.now(), new Payload.Changed(PLAIN, pictured())));
    for (Intent each : refused) {
      assertThatThrownBy(
              () -> chats.commit(chat, List.of(new Intent(ada, 2, Fresh.now(), text), each)))
          .as("%s", each)
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("not kept on Neo4j yet");
    }
    assertThat(InProcessNeo4j.store().inbox().item(ada, chat).orElseThrow().head()).isEqualTo(2);
  }

  @Test
  void openingsThatRestOnStancesOrShowPicturesFailAndLeaveNothing() {
    var chats = InProcessNeo4j.store().chats();
    Ground.Stance stance = new Ground.Stance(bob, 0);
    Opening.Group stanced = opening(PLAIN, stance);
    Opening.Group pictured = opening(pictured());
    Opening direct = new Opening.Direct(Fresh.chat(), ada, bob, Fresh.now(), List.of(stance));
    for (Opening each : List.of(stanced, pictured, direct)) {
      assertThatThrownBy(() -> chats.open(each))
          .isInstanceOf(PortFailure.class)
          .hasMessageContaining("not kept on Neo4j yet");
      assertThat(chats.view(each.fresh(), List.of())).isEmpty();
    }
    for (Opening.Group each : List.of(stanced, pictured)) {
      assertThat(chats.opened(ada, each.clientId(), each.fingerprint())).isEmpty();
    }
    assertThat(chats.between(ada, bob)).isEmpty();
    assertThat(InProcessNeo4j.store().inbox().heads(ada)).isEmpty();
  }
}
