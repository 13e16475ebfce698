package io.i9chat.server.story;

import io.i9chat.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Tests that tell a story on a server of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {
  @SuppressWarnings("NullAway.Init") // set before all tests
  TestServer server;

  private final List<Actor> present = new ArrayList<>();

  @BeforeAll
  void begin() {
    server = TestServer.start();
  }

  @AfterEach
  void everybodyGoes() {
    try {
      present.forEach(Actor::heardInOrder);
    } finally {
      present.forEach(Actor::close);
      present.clear();
    }
  }

  @AfterAll
  void end() {
    server.close();
  }

  /** A new person, with a device. */
  Actor somebody() {
    return device(server.enrol());
  }

  /** A new person who has a password. */
  Actor somebodyWithPassword() {
    return device(server.signUp());
  }

  /** Another device of a person. */
  Actor device(TestServer.Person person) {
    Actor actor = Actor.of(server, person);
    present.add(actor);
    return actor;
  }

  /** The direct chat of two people, in which one has said hello. */
  static String direct(Actor one, Actor other) {
    JsonNode chat = one.ask("chats.openDirect", Map.of("username", other.name()));
    String id = chat.get("id").asString();
    other.hears(id, one.say(id, "hello"));
    return id;
  }

  /** A group that one made of others. */
  static String group(Actor admin, Actor... others) {
    String id = admin.ask("groups.create", groupOf("Friends", others)).get("id").asString();
    for (Actor other : others) {
      other.hears(id, 2);
    }
    return id;
  }

  static Map<String, Object> groupOf(String name, Actor... others) {
    return Map.of("clientId", UUID.randomUUID().toString(), "name", name, "members", names(others));
  }

  static List<String> names(Actor... people) {
    return List.of(people).stream().map(Actor::name).toList();
  }

  static Map<String, Object> about(String chat, Actor whom) {
    return Map.of("chatId", chat, "username", whom.name());
  }

  static Map<String, Object> in(String chat) {
    return Map.of("chatId", chat);
  }

  static Map<String, Object> at(String chat, long seq) {
    return Map.of("chatId", chat, "seq", seq);
  }
}
