package io.i9chat.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.server.Answer;
import io.i9chat.tck.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A group of friends: who comes, who goes, who decides. */
class GroupStoryTest extends Story {
  private static String activity(JsonNode entry) {
    return entry.get("activity").asString();
  }

  private static List<String> usernames(JsonNode entry) {
    return entry.get("usernames").valueStream().map(JsonNode::asString).toList();
  }

  private static Map<String, Object> adding(String chat, Actor... people) {
    return Map.of("chatId", chat, "usernames", names(people));
  }

  private static List<String> kinds(Actor reader, String chat) {
    return reader.log(chat).stream()
        .map(entry -> entry.has("activity") ? activity(entry) : entry.get("kind").asString())
        .toList();
  }

  private static List<Long> seqs(List<JsonNode> entries) {
    return entries.stream().map(entry -> entry.get("seq").asLong()).toList();
  }

  @Test
  @Rule({"GROUP-1", "GROUP-3", "CHAT-2"})
  void aGroupIsMadeAndThoseInItAreToldOfItBeforeItsFirstEntry() {
    Actor ada = somebody();
    Actor bob = somebody();
    Map<String, Object> asked = groupOf("Chess", bob);

    JsonNode made = ada.ask("groups.create", asked);

    String chat = made.get("id").asString();
    assertThat(made.get("type").asString()).isEqualTo("group");
    assertThat(made.get("group").get("name").asString()).isEqualTo("Chess");
    assertThat(made.get("group").get("role").asString()).isEqualTo("admin");
    assertThat(made.get("group").get("joinPolicy").asString()).isEqualTo("open");
    assertThat(kinds(ada, chat)).containsExactly("created", "added");
    JsonNode added = bob.hears(chat, 2);
    assertThat(added.get("author").asString()).isEqualTo(ada.name());
    assertThat(usernames(added)).containsExactly(bob.name());
    JsonNode told = bob.told("chat").getFirst();
    assertThat(told.get("id").asString()).isEqualTo(chat);
    assertThat(told.get("group").get("role").asString()).isEqualTo("member");
    assertThat(kinds(bob, chat)).containsExactly("added");
    Answer again =
        ada.api()
            .post(
                "/groups",
                Map.of(
                    "clientId",
                    asked.get("clientId"),
                    "name",
                    "Chess",
                    "members",
                    List.of(bob.name())));
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text("id")).isEqualTo(chat);
    assertThat(ada.refused("groups.create", groupOf("Nobody", ada))).isEqualTo("already_member");
  }

  @Test
  @Rule({"GROUP-2", "GROUP-4", "GROUP-5", "FIND-1"})
  void peopleAreAddedAllOrNoneOfThem() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    String chat = group(ada, bob);

    assertThat(bob.refused("groups.addMembers", adding(chat, cleo))).isEqualTo("not_an_admin");
    JsonNode error =
        ada.error(
            "groups.addMembers",
            Map.of("chatId", chat, "usernames", List.of(cleo.name(), "nobody-" + cleo.name())));
    assertThat(error.get("code").asString()).isEqualTo("not_found");
    assertThat(error.get("errors").get(0).get("field").asString()).isEqualTo("usernames[1]");
    assertThat(cleo.refused("chats.get", in(chat))).isEqualTo("not_found");

    JsonNode entry = ada.ask("groups.addMembers", adding(chat, ada, bob, cleo, cleo));

    assertThat(usernames(entry)).containsExactly(cleo.name());
    assertThat(bob.hears(chat, entry.get("seq").asLong())).isEqualTo(entry);
    assertThat(cleo.hears(chat, entry.get("seq").asLong())).isEqualTo(entry);
    assertThat(ada.refused("groups.addMembers", adding(chat, bob, cleo)))
        .isEqualTo("already_member");
    JsonNode members = cleo.read("/groups/" + chat + "/members").get("members");
    assertThat(members)
        .extracting(member -> member.get("user").get("username").asString())
        .containsExactlyInAnyOrderElementsOf(names(ada, bob, cleo));
  }

  @Test
  @Rule({"GROUP-2", "GROUP-9", "GROUP-11"})
  void adminsAreMadeAndUnmadeAndOneStays() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor stranger = somebody();
    String chat = group(ada, bob);

    assertThat(ada.refused("groups.demote", about(chat, ada))).isEqualTo("last_admin");
    assertThat(bob.refused("groups.promote", about(chat, bob))).isEqualTo("not_an_admin");
    assertThat(ada.refused("groups.promote", about(chat, stranger))).isEqualTo("not_a_member");
    JsonNode up = ada.ask("groups.promote", about(chat, bob));
    assertThat(activity(bob.hears(chat, up.get("seq").asLong()))).isEqualTo("promoted");
    assertThat(ada.ask("groups.promote", about(chat, bob))).isEqualTo(up);
    assertThat(bob.chat(chat).get("group").get("role").asString()).isEqualTo("admin");
    JsonNode down = bob.ask("groups.demote", about(chat, ada));
    assertThat(activity(down)).isEqualTo("demoted");
    assertThat(bob.ask("groups.demote", about(chat, ada))).isEqualTo(down);
    assertThat(ada.refused("groups.update", Map.of("chatId", chat, "name", "Mine")))
        .isEqualTo("not_an_admin");
    assertThat(bob.refused("groups.removeMember", about(chat, bob))).isEqualTo("invalid_input");
  }

  @Test
  @Rule({"GROUP-6", "GROUP-11", "WINDOW-1", "WINDOW-4"})
  void whoLeavesComesBackByJoiningAlone() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = group(ada, bob);
    ada.ask("groups.update", Map.of("chatId", chat, "joinPolicy", "closed"));

    JsonNode left = bob.ask("groups.leave", in(chat));

    assertThat(activity(ada.hears(chat, left.get("seq").asLong()))).isEqualTo("left");
    bob.hears(chat, left.get("seq").asLong());
    assertThat(bob.ask("groups.leave", in(chat))).isEqualTo(left);
    assertThat(bob.refused("messages.send", Actor.text(chat, "wait"))).isEqualTo("forbidden");
    assertThat(ada.refused("groups.addMembers", adding(chat, bob))).isEqualTo("user_left");
    assertThat(ada.refused("groups.removeMember", about(chat, bob))).isEqualTo("not_a_member");
    long missed = ada.say(chat, "he is gone");
    JsonNode back = bob.ask("groups.join", in(chat));
    assertThat(back.get("group").get("role").asString()).isEqualTo("member");
    assertThat(back.get("read").asLong()).isEqualTo(missed + 1);
    assertThat(back.get("delivered").asLong()).isEqualTo(missed + 1);
    assertThat(activity(ada.hears(chat, missed + 1))).isEqualTo("joined");
    long heard = ada.say(chat, "he is back");
    bob.hears(chat, heard);
    assertThat(seqs(bob.log(chat)))
        .containsExactly(2L, 3L, left.get("seq").asLong(), missed + 1, heard);
    assertThat(seqs(bob.heard(chat))).isEqualTo(seqs(bob.log(chat)));
    JsonNode again = bob.ask("groups.join", in(chat));
    assertThat(again.get("head").asLong()).isEqualTo(heard);
  }

  @Test
  @Rule({"GROUP-7", "GROUP-11", "WINDOW-1"})
  void whoIsRemovedComesBackByBeingAddedAlone() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = group(ada, bob);

    JsonNode removed = ada.ask("groups.removeMember", about(chat, bob));

    assertThat(usernames(bob.hears(chat, removed.get("seq").asLong()))).contains(bob.name());
    assertThat(ada.ask("groups.removeMember", about(chat, bob))).isEqualTo(removed);
    assertThat(bob.refused("groups.join", in(chat))).isEqualTo("user_removed");
    assertThat(bob.refused("messages.send", Actor.text(chat, "why?"))).isEqualTo("forbidden");
    long missed = ada.say(chat, "he is out");
    JsonNode added = ada.ask("groups.addMembers", adding(chat, bob));
    bob.hears(chat, added.get("seq").asLong());
    assertThat(seqs(bob.heard(chat)))
        .containsExactly(2L, removed.get("seq").asLong(), added.get("seq").asLong())
        .doesNotContain(missed);
    long said = bob.say(chat, "thank you");
    assertThat(ada.hears(chat, said).get("author").asString()).isEqualTo(bob.name());
  }

  @Test
  @Rule({"GROUP-8", "GROUP-10", "GROUP-13"})
  void theLastAdminHandsOverAndTheLastMemberClosesTheGroup() {
    Actor ada = somebody();
    Actor bob = somebody();
    Actor cleo = somebody();
    String chat = group(ada, bob);
    ada.ask("groups.addMembers", adding(chat, cleo));

    long left = ada.ask("groups.leave", in(chat)).get("seq").asLong();

    JsonNode promoted = cleo.hears(chat, left + 1);
    assertThat(activity(promoted)).isEqualTo("promoted");
    assertThat(usernames(promoted)).containsExactly(bob.name());
    assertThat(promoted.get("author").asString()).isEqualTo(ada.name());
    assertThat(seqs(ada.log(chat))).endsWith(left).doesNotContain(left + 1);
    Actor outsider = somebody();
    JsonNode shown = outsider.read("/groups/" + chat);
    assertThat(shown.get("memberCount").asInt()).isEqualTo(2);
    assertThat(shown.has("onlineCount")).isFalse();
    assertThat(shown.has("role")).isFalse();
    bob.ask("groups.leave", in(chat));
    cleo.ask("groups.leave", in(chat));
    assertThat(outsider.refused("groups.join", in(chat))).isEqualTo("forbidden");
    assertThat(ada.refused("groups.join", in(chat))).isEqualTo("forbidden");
  }

  @Test
  @Rule({"GROUP-3", "GROUP-11", "GROUP-13", "MEDIA-C"})
  void whatAGroupShowsIsChangedByOneEntry() {
    Actor ada = somebody();
    Actor bob = somebody();
    String chat = group(ada, bob);
    String media = Samples.upload(ada, "picture", "image/jpeg");
    Map<String, Object> change = new HashMap<>();
    change.put("chatId", chat);
    change.put("name", "Chess club");
    change.put("description", "Thursdays");
    change.put("picture", Map.of("media", media));
    change.put("joinPolicy", "closed");

    JsonNode entry = ada.ask("groups.update", change);

    JsonNode changes = bob.hears(chat, entry.get("seq").asLong()).get("changes");
    assertThat(changes.get("name").get("from").asString()).isEqualTo("Friends");
    assertThat(changes.get("name").get("to").asString()).isEqualTo("Chess club");
    assertThat(changes.get("picture").get("from").isNull()).isTrue();
    assertThat(changes.get("joinPolicy").get("to").asString()).isEqualTo("closed");
    assertThat(ada.ask("groups.update", change)).isEqualTo(entry);
    JsonNode info = bob.read("/groups/" + chat);
    assertThat(info.get("description").asString()).isEqualTo("Thursdays");
    assertThat(info.get("memberCount").asInt()).isEqualTo(2);
    bob.ask("media.get", Map.of("mediaId", media));
    Actor outsider = somebody();
    assertThat(outsider.refused("groups.info", in(chat))).isEqualTo("not_found");
    assertThat(outsider.refused("groups.join", in(chat))).isEqualTo("not_found");
    assertThat(outsider.refused("media.get", Map.of("mediaId", media))).isEqualTo("not_found");
    change.put("picture", Map.of("media", UUID.randomUUID().toString()));
    assertThat(ada.refused("groups.update", change)).isEqualTo("media_invalid");
  }
}
