/**
 * What a server finds adapters by that it was not built with: providers, which {@link
 * java.util.ServiceLoader} loads and an operator chooses by name. Applications that embed the
 * domain make their adapters themselves, and have no use for this. Adapters that keep files make
 * them by {@link io.i9chat.ports.spi.OwnerOnly}, as the server makes its own.
 */
@NullMarked
package io.i9chat.ports.spi;

import org.jspecify.annotations.NullMarked;
