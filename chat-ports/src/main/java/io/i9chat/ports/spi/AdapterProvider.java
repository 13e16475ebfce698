package io.i9chat.ports.spi;

import io.i9chat.ports.PortFailure;
import java.util.Set;

/**
 * Opens an adapter for a server that was not built with it. A provider is a public class with a
 * public constructor without parameters, which a file below {@code META-INF/services} names, called
 * as one of the interfaces that extend this one. The constructor is to do nothing: providers are
 * made to be asked for their names.
 *
 * @param <P> what the adapter serves: a port, or all ports of a store
 */
public interface AdapterProvider<P> {
  /**
   * What operators choose it by: lower-case letters, digits and hyphens, a letter first. The names
   * of the server's own adapters always mean those.
   */
  String name();

  /**
   * The settings it takes, by their names without the prefix, such as {@code URL}: upper-case
   * letters, digits and underscores. The server refuses others.
   */
  Set<String> settings();

  /**
   * Opens the adapter, once in the life of a server or a command.
   *
   * @throws WrongSetting if a setting is missing or not as it must be
   * @throws PortFailure if the technology cannot be used now
   */
  OpenAdapter<P> open(AdapterSettings settings);
}
