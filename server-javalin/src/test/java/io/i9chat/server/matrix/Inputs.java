package io.i9chat.server.matrix;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An input for every operation, good as far as the input itself goes. */
final class Inputs {
  private static final String NO_TOKEN = "A".repeat(43);
  private static final Map<String, Object> TEXT = Map.of("type", "text", "text", "hello there");

  private Inputs() {}

  static Map<String, Object> of(String operation, Cast cast) {
    String area = operation.substring(0, operation.indexOf('.') < 0 ? 0 : operation.indexOf('.'));
    return switch (area) {
      case "signup", "sessions", "password" -> account(operation, cast);
      case "me", "blocks", "users", "presence" -> people(operation, cast);
      case "chats", "receipts", "typing" -> chats(operation, cast);
      case "messages" -> messages(operation, cast);
      case "groups" -> groups(operation, cast);
      case "media" -> media(operation, cast);
      case "limits", "" -> Map.of();
      default -> throw new AssertionError("no input for " + operation);
    };
  }

  private static Map<String, Object> account(String operation, Cast cast) {
    return switch (operation) {
      case "signup.request", "password.requestReset" ->
          Map.of("email", "m" + UUID.randomUUID() + "@example.org");
      case "signup.verify" -> Map.of("ticket", NO_TOKEN, "code", "123456");
      case "password.verifyReset" -> Map.of("ticket", NO_TOKEN, "code", "ABCD1234");
      case "signup.complete" ->
          Map.of("signupToken", NO_TOKEN, "username", "new-comer", "password", "correct horse");
      case "password.reset" -> Map.of("resetToken", NO_TOKEN, "newPassword", "correct horse");
      case "sessions.open" ->
          Map.of("login", "nobody" + UUID.randomUUID().toString().substring(0, 8), "password", "x");
      case "sessions.close" -> Map.of("id", cast.session());
      case "sessions.list", "sessions.closeOthers" -> Map.of();
      default -> throw new AssertionError("no input for " + operation);
    };
  }

  private static Map<String, Object> people(String operation, Cast cast) {
    String peer = cast.peer().username();
    return switch (operation) {
      case "me.get", "me.clearLocation", "blocks.list" -> Map.of();
      case "me.update" -> Map.of("displayName", "Other Name");
      case "me.changePassword" -> Map.of("password", "not the one", "newPassword", "another horse");
      case "me.setLocation" -> Map.of("lat", 52.5, "lon", 13.4);
      case "me.export" -> Map.of("password", "not the one");
      case "me.delete" -> Map.of("password", "not the one", "messages", "keep");
      case "blocks.add", "blocks.remove", "users.get" -> Map.of("username", peer);
      case "users.getMany", "presence.watch", "presence.unwatch" ->
          Map.of("usernames", List.of(peer));
      case "users.nearby" -> Map.of("radius", 10_000);
      default -> throw new AssertionError("no input for " + operation);
    };
  }

  private static Map<String, Object> chats(String operation, Cast cast) {
    return switch (operation) {
      case "chats.list" -> Map.of();
      case "chats.sync" -> Map.of("known", Map.of(cast.chat(), 0));
      case "chats.openDirect" -> Map.of("username", cast.peer().username());
      case "chats.get", "chats.history", "chats.log", "typing.signal" ->
          Map.of("chatId", cast.chat());
      case "chats.settings" -> Map.of("chatId", cast.chat(), "pinned", true);
      case "receipts.mark" -> Map.of("chatId", cast.chat(), "read", 1);
      default -> throw new AssertionError("no input for " + operation);
    };
  }

  private static Map<String, Object> messages(String operation, Cast cast) {
    return switch (operation) {
      case "messages.send" ->
          Map.of("chatId", cast.chat(), "clientId", UUID.randomUUID().toString(), "content", TEXT);
      case "messages.edit" -> Map.of("chatId", cast.chat(), "seq", cast.own(), "content", TEXT);
      case "messages.delete", "messages.receipts" ->
          Map.of("chatId", cast.chat(), "seq", cast.own());
      case "messages.react" -> Map.of("chatId", cast.chat(), "seq", cast.target(), "emoji", "❤️");
      case "messages.unreact" -> Map.of("chatId", cast.chat(), "seq", cast.target());
      case "messages.search" -> Map.of("q", "mine");
      default -> throw new AssertionError("no input for " + operation);
    };
  }

  private static Map<String, Object> groups(String operation, Cast cast) {
    return switch (operation) {
      case "groups.create" ->
          Map.of(
              "clientId",
              UUID.randomUUID().toString(),
              "name",
              "Another",
              "members",
              List.of(cast.peer().username()));
      case "groups.info", "groups.members", "groups.join", "groups.leave" ->
          Map.of("chatId", cast.chat());
      case "groups.update" -> Map.of("chatId", cast.chat(), "name", "Renamed");
      case "groups.addMembers" ->
          Map.of("chatId", cast.chat(), "usernames", List.of(cast.outsider().username()));
      case "groups.removeMember", "groups.promote" ->
          Map.of("chatId", cast.chat(), "username", cast.member().username());
      case "groups.demote" -> Map.of("chatId", cast.chat(), "username", cast.peer().username());
      default -> throw new AssertionError("no input for " + operation);
    };
  }

  private static Map<String, Object> media(String operation, Cast cast) {
    return switch (operation) {
      case "media.create" -> Map.of("kind", "photo", "mime", "image/png", "size", 100);
      case "media.get" -> Map.of("mediaId", cast.media());
      default -> throw new AssertionError("no input for " + operation);
    };
  }
}
