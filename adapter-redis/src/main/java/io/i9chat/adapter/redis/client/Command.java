package io.i9chat.adapter.redis.client;

import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.util.JedisClusterCRC16;

/**
 * A command on one key, by which a Cluster knows the server that it goes to.
 *
 * @param key what it is about
 * @param arguments all of it, as it is sent
 */
public record Command(String key, CommandArguments arguments) {
  /** {@code name key arguments…}: texts, numbers or bytes. */
  public static Command of(Protocol.Command name, String key, Object... arguments) {
    CommandArguments all = new CommandArguments(name).key(key);
    return new Command(key, all.addObjects(arguments));
  }

  /** {@code name first key arguments…}, for commands whose key is not their first argument. */
  public static Command of(Protocol.Command name, Object[] first, String key, Object... arguments) {
    CommandArguments all = new CommandArguments(name).addObjects(first).key(key);
    return new Command(key, all.addObjects(arguments));
  }

  /**
   * A script on one key, sent whole: it is a few hundred bytes, and a server that was restarted
   * would not know it by its digest.
   */
  public static Command script(String script, String key, Object... arguments) {
    return of(Protocol.Command.EVAL, new Object[] {script, 1}, key, arguments);
  }

  /** The slot of its key in a Cluster. */
  int slot() {
    return JedisClusterCRC16.getSlot(key);
  }
}
