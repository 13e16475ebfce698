package io.i9chat.server.matrix;

import io.i9chat.server.Api;
import io.i9chat.server.TestServer;
import io.i9chat.server.Uploads;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A chat, the people around it, and one caller who is one kind of party to it.
 *
 * @param chat the group, or the direct chat of caller and peer
 * @param target the seq of the photo that peer sent to it
 * @param own the seq of the caller's own message, the target's where they have none
 * @param media the photo
 * @param session the id of a session of the caller
 */
record Cast(
    TestServer server,
    Party party,
    TestServer.Person caller,
    TestServer.Person peer,
    TestServer.Person member,
    TestServer.Person outsider,
    String chat,
    long target,
    long own,
    String media,
    String session) {
  private static final byte[] PHOTO = Uploads.jpeg(64);

  /** Sets the scene for {@code party}. */
  static Cast of(TestServer server, Party party) {
    List<TestServer.Person> people = server.enrol(4);
    TestServer.Person caller = party == Party.DELETED ? server.signUp() : people.get(0);
    TestServer.Person peer = people.get(1);
    TestServer.Person member = people.get(2);
    Api admin = server.api(peer);
    boolean direct = party == Party.BLOCKED;
    String chat =
        direct
            ? admin.send("PUT", "/chats/direct/" + caller.username()).text("id")
            : group(admin, party.sawTheTarget() ? List.of(caller, member) : List.of(member));
    String media = Uploads.upload(admin, "photo", "image/jpeg", PHOTO);
    long target = send(admin, chat, photo(media));
    long own = target;
    String session = server.api(caller).get("/sessions").text("sessions.0.id");
    if (party.sawTheTarget()) {
      own = send(server.api(caller), chat, Map.of("type", "text", "text", "mine"));
      server
          .api(caller)
          .send(
              "PUT", "/chats/" + chat + "/messages/" + target + "/reaction", Map.of("emoji", "👍"));
    }
    Cast cast =
        new Cast(
            server, party, caller, peer, member, people.get(3), chat, target, own, media, session);
    cast.take();
    if (!party.isSignedIn() && party != Party.ANONYMOUS) {
      server.awaitEnded(caller);
    }
    return cast;
  }

  private static String group(Api admin, List<TestServer.Person> people) {
    return admin
        .post(
            "/groups",
            Map.of(
                "clientId",
                UUID.randomUUID().toString(),
                "name",
                "Matrix",
                "joinPolicy",
                "closed",
                "members",
                people.stream().map(TestServer.Person::username).toList()))
        .text("id");
  }

  private static Map<String, Object> photo(String media) {
    return Map.of("type", "photos", "items", List.of(Map.of("media", media)));
  }

  private static long send(Api api, String chat, Map<String, Object> content) {
    return api.post(
            "/chats/" + chat + "/messages",
            Map.of("clientId", UUID.randomUUID().toString(), "content", content))
        .at("seq")
        .asLong();
  }

  /** Makes the caller what they are to be. */
  private void take() {
    Api admin = server.api(peer);
    Api own = server.api(caller);
    String group = "/groups/" + chat;
    switch (party) {
      case NEWCOMER ->
          admin.post(group + "/members", Map.of("usernames", List.of(caller.username())));
      case LEFT -> own.send("POST", group + "/leave");
      case REMOVED -> admin.send("DELETE", group + "/members/" + caller.username());
      case GONE -> {
        admin.send("DELETE", group + "/members/" + caller.username());
        admin.send("DELETE", "/chats/" + chat + "/messages/" + target);
      }
      case BLOCKED -> admin.send("PUT", "/me/blocks/" + caller.username());
      case DELETED ->
          own.post("/me/delete", Map.of("password", caller.password(), "messages", "keep"));
      case REVOKED -> own.send("DELETE", "/sessions/current");
      case ANONYMOUS, STRANGER, MEMBER -> {}
    }
  }

  /** The client that calls: with the caller's token, unless they are anonymous. */
  Api api() {
    return party == Party.ANONYMOUS ? server.api() : server.api(caller);
  }

  /** The input for a call of an operation. */
  Map<String, Object> input(String operation) {
    return Inputs.of(operation, this);
  }
}
