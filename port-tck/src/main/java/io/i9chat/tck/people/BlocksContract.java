package io.i9chat.tck.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.account.NewAccount;
import io.i9chat.ports.model.log.Body;
import io.i9chat.ports.model.people.Audience;
import io.i9chat.ports.model.people.Blocking;
import io.i9chat.ports.model.people.Privacy;
import io.i9chat.ports.model.people.PrivacyChange;
import io.i9chat.ports.model.people.ProfileChange;
import io.i9chat.ports.model.people.Relation;
import io.i9chat.ports.model.people.Relations;
import io.i9chat.ports.people.Blocks;
import io.i9chat.tck.Enrolled;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Newcomers;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.chat.Conversation;
import io.i9chat.tck.chat.ParticipantsContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The contract of {@link Blocks}, with what blocks and deleted accounts do to direct chats. */
public interface BlocksContract extends ParticipantsContract {
  private Blocks blocks() {
    return ports().blocks();
  }

  private Relation relation(PersonId self, PersonId other) {
    Relations relations = blocks().between(self, List.of(other));
    assertThat(relations.others()).containsOnlyKeys(other);
    return Objects.requireNonNull(relations.others().get(other));
  }

  private long privacyVersion(PersonId person) {
    return blocks().between(person, List.of()).privacyVersion();
  }

  @Test
  @Rule("BLOCKS-1")
  default void aBlockIsOnePersonsOfAnother(
      @Enrolled PersonId ada, @Enrolled PersonId bob, @Enrolled PersonId eve) {
    assertThat(blocks().remove(ada, bob)).as("none yet").isFalse();
    assertThat(blocks().add(ada, bob)).isEqualTo(Blocking.ADDED);
    assertThat(blocks().add(ada, bob)).as("again").isEqualTo(Blocking.UNCHANGED);
    assertThat(blocks().of(ada)).containsExactly(bob);
    assertThat(blocks().of(bob)).isEmpty();
    assertThat(blocks().remove(bob, ada)).as("the other's").isFalse();
    assertThat(blocks().remove(ada, eve)).isFalse();
    assertThat(blocks().of(ada)).containsExactly(bob);
    assertThat(blocks().remove(ada, bob)).isTrue();
    assertThat(blocks().remove(ada, bob)).as("again").isFalse();
    assertThat(blocks().of(ada)).isEmpty();
  }

  @Test
  @Rule("BLOCKS-1")
  default void nobodyWithoutAnAccountBlocksOrIsBlocked(@Enrolled PersonId ada, PersonId stranger) {
    assertThat(blocks().add(ada, stranger)).isEqualTo(Blocking.UNCHANGED);
    assertThat(blocks().add(stranger, ada)).isEqualTo(Blocking.UNCHANGED);
    assertThat(blocks().of(ada)).isEmpty();
    assertThat(blocks().of(stranger)).isEmpty();
  }

  @Test
  @Rule("BLOCKS-1")
  default void ofManyWhoBlockAtOnceOneHasBlocked(@Enrolled PersonId ada, @Enrolled PersonId bob) {
    assertThat(Race.of(4, i -> blocks().add(ada, bob))).containsOnlyOnce(Blocking.ADDED);
    assertThat(Race.of(4, i -> blocks().remove(ada, bob))).containsOnlyOnce(true);
  }

  @Test
  @Rule("BLOCKS-2")
  default void blockedPeopleComeInTheOrderOfTheirIds(@Enrolled PersonId ada) {
    UUID last = new UUID(0xFEDC_BA98_7654_7000L, Fresh.uuid(Fresh.now()).getLeastSignificantBits());
    NewAccount late = Newcomers.someone(new PersonId(last));
    assertThat(ports().accounts().enrol(List.of(late))).isEmpty();
    List<PersonId> people = new ArrayList<>(List.of(late.account().id()));
    for (int i = 0; i < 5; i++) {
      people.add(newcomer());
    }
    people.forEach(each -> blocks().add(ada, each));

    assertThat(blocks().of(ada)).containsExactlyElementsOf(people.stream().sorted().toList());
    assertThat(blocks().of(ada)).endsWith(late.account().id());
  }

  @Test
  @Rule("BLOCKS-3")
  default void blockingRaisesTheBlockersPrivacyVersionAndTheVersionOfTheirDirectChat(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation chat = Conversation.direct(ports(), bob, ada);
    long privacyVersion = privacyVersion(ada);
    long version = chat.version();

    blocks().add(ada, bob);
    long blocking = privacyVersion(ada);
    long blocked = chat.version();
    assertThat(blocking).isGreaterThan(privacyVersion);
    assertThat(blocked).isGreaterThan(version);

    blocks().add(ada, bob);
    assertThat(chat.version()).as("nothing changed").isEqualTo(blocked);
    assertThat(privacyVersion(ada)).as("nothing changed").isEqualTo(blocking);

    blocks().remove(ada, bob);
    assertThat(privacyVersion(ada)).isGreaterThan(blocking);
    assertThat(chat.version()).isGreaterThan(blocked);
  }

  @Test
  @Rule("BLOCKS-3")
  default void blockingAnotherLeavesTheVersionOfADirectChat(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation chat = Conversation.direct(ports(), ada, bob);
    long version = chat.version();

    blocks().add(ada, newcomer());
    blocks().add(bob, newcomer());
    assertThat(chat.version()).isEqualTo(version);
  }

  @Test
  @Rule("BLOCKS-4")
  default void relationsTellBlocksPrivacyAndPrivacyVersions(
      @Enrolled PersonId ada, @Enrolled PersonId bob, @Enrolled PersonId eve, PersonId stranger) {
    Privacy shy = new Privacy(Audience.CONTACTS, Audience.NOBODY, Audience.EVERYONE, false);
    PrivacyChange shyly = new PrivacyChange(shy.presence(), shy.chats(), shy.groups(), false);
    ports().profiles().update(bob, new ProfileChange(null, null, Change.keep(), shyly));
    blocks().add(ada, bob);
    blocks().add(eve, ada);

    assertThat(blocks().between(ada, List.of(stranger, eve, bob, eve)))
        .isEqualTo(
            new Relations(
                privacyVersion(ada),
                Map.of(
                    bob, new Relation(privacyVersion(bob), true, false, shy, false),
                    eve, new Relation(privacyVersion(eve), false, true, Privacy.DEFAULT, false))));
    blocks().add(bob, ada);
    assertThat(relation(ada, bob))
        .isEqualTo(new Relation(privacyVersion(bob), true, true, shy, false));
    assertThat(relation(bob, eve))
        .isEqualTo(new Relation(privacyVersion(eve), false, false, Privacy.DEFAULT, false));
  }

  @Test
  @Rule("BLOCKS-4")
  default void whoeverWroteInTheDirectChatHasWritten(
      @Enrolled PersonId ada, @Enrolled PersonId bob) {
    Conversation direct = Conversation.direct(ports(), ada, bob);
    Conversation group = Conversation.group(ports(), ada, bob);
    group.say(bob, Body.text("to the group"));
    assertThat(relation(ada, bob).wrote()).as("only to a group").isFalse();

    direct.say(ada, Body.text("hello?"));
    assertThat(relation(ada, bob).wrote()).as("only asked").isFalse();
    assertThat(relation(bob, ada).wrote()).isTrue();
    direct.mark(ada, 1, 1);
    direct.mark(bob, 1, 1);
    assertThat(relation(ada, bob).wrote()).as("only read it").isFalse();
    assertThat(relation(bob, ada).wrote()).as("and read").isTrue();
    direct.say(bob, Body.text("hello!"));
    assertThat(relation(ada, bob).wrote()).isTrue();
    assertThat(relation(newcomer(), bob).wrote()).as("to another").isFalse();
  }

  @Test
  @Rule("BLOCKS-4")
  default void aThousandRelationsComeAtOnce() {
    List<NewAccount> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(Newcomers.someone());
    }
    assertThat(ports().accounts().enrol(many)).isEmpty();
    List<PersonId> people = many.stream().map(each -> each.account().id()).toList();
    blocks().add(people.getFirst(), people.getLast());

    Relations relations = blocks().between(people.getFirst(), people.subList(1, 1_000));
    assertThat(relations.others()).containsOnlyKeys(people.subList(1, 1_000));
    assertThat(relations.others())
        .allSatisfy((other, relation) ->
            assertThat(relation.blocked()).isEqualTo(other.equals(people.getLast())));
  }

  @Test
  @Rule("BLOCKS-5")
  default void everyReadAfterAChangeSeesIt() {
    List<PersonId> people = List.of(newcomer(), newcomer());
    Conversation chat = Conversation.direct(ports(), people.get(0), people.get(1));
    Race.each(
        2,
        i -> {
          PersonId own = people.get(i);
          PersonId other = people.get(1 - i);
          for (int round = 0; round < 15; round++) {
            long before = privacyVersion(own);
            blocks().add(own, other);
            assertThat(relation(own, other).blocked()).isTrue();
            assertThat(relation(other, own).blocking()).isTrue();
            assertThat(privacyVersion(own)).isGreaterThan(before);
            blocks().remove(own, other);
            assertThat(relation(own, other).blocked()).isFalse();
            assertThat(blocks().of(own)).isEmpty();
          }
        });
    chat.say(people.get(0), Body.text("hello"));
    assertThat(relation(people.get(1), people.get(0)).wrote()).isTrue();
  }

  @Test
  @Rule("BLOCKS-6")
  default void nobodyBlocksMoreThanTheMost() {
    List<NewAccount> many = new ArrayList<>();
    for (int i = 0; i < Blocks.MOST + 3; i++) {
      many.add(Newcomers.someone());
    }
    assertThat(ports().accounts().enrol(many)).isEmpty();
    List<PersonId> others = many.stream().map(each -> each.account().id()).toList();
    PersonId ada = newcomer();
    Race.each(
        8,
        i -> {
          for (int at = i; at < Blocks.MOST - 1; at += 8) {
            blocks().add(ada, others.get(at));
          }
        });

    List<PersonId> last = others.subList(Blocks.MOST - 1, others.size());
    assertThat(Race.of(4, i -> blocks().add(ada, last.get(i))))
        .as("there is room for one more")
        .containsOnlyOnce(Blocking.ADDED)
        .contains(Blocking.FULL)
        .doesNotContain(Blocking.UNCHANGED);
    assertThat(blocks().of(ada)).hasSize(Blocks.MOST);

    PersonId first = others.getFirst();
    assertThat(blocks().add(ada, first)).as("there already").isEqualTo(Blocking.UNCHANGED);
    assertThat(blocks().add(ada, Fresh.person()))
        .as("a person without an account")
        .isEqualTo(Blocking.UNCHANGED);
    assertThat(blocks().add(first, ada)).as("another's").isEqualTo(Blocking.ADDED);
    assertThat(blocks().remove(ada, first)).isTrue();
    assertThat(blocks().add(ada, first)).as("room again").isEqualTo(Blocking.ADDED);
  }
}
