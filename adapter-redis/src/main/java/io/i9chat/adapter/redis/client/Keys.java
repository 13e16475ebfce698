package io.i9chat.adapter.redis.client;

import io.i9chat.ports.model.ChatId;
import io.i9chat.ports.model.PersonId;

/**
 * The names of all keys. Each of them expires, so that a cluster that is gone leaves nothing.
 *
 * @param prefix what they begin with
 */
public record Keys(String prefix) {
  /**
   * A sorted set of nodes by the time of Redis in milliseconds: those that live under their ids,
   * when they beat last; the dead with {@link #DEAD} before it, when they beat last; those that
   * retired with {@link #RETIRED} before it, when they did.
   */
  public String nodes() {
    return prefix + "nodes";
  }

  /** What is before the id of a dead node. */
  public static final String DEAD = "-";

  /** What is before the id of a node that retired. */
  public static final String RETIRED = "~";

  /** A random text that is gone when the keys of its server are; with a tag for each server. */
  public String epoch() {
    return prefix + "epoch";
  }

  /** A stream of what a node is told. */
  public String stream(String node) {
    return prefix + "stream:" + node;
  }

  /** A set of the nodes that follow a chat. */
  public String follow(ChatId chat) {
    return follow() + chat;
  }

  /** What the keys of chats begin with. */
  public String follow() {
    return prefix + "follow:";
  }

  /** A set of the nodes that have a person. */
  public String person(PersonId person) {
    return prefix + "person:" + person;
  }

  /** A set of the people that a node has. */
  public String people(String node) {
    return prefix + "people:" + node;
  }

  /** When a bucket is full again, in microseconds. */
  public String limit(String digest) {
    return prefix + "limit:" + digest;
  }

  /** Who holds a lease. */
  public String lease(String name) {
    return prefix + "lease:" + name;
  }
}
