/**
 * HTTP: routes made from the catalogue of operations, and the rules of the transport itself: known
 * hosts, origins and cookies, bodies, headers, errors in one shape, the access log.
 */
@NullMarked
package io.i9chat.server.http;

import org.jspecify.annotations.NullMarked;
