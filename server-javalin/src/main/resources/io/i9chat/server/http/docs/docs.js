SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "none",
  tryItOutEnabled: true,
  displayRequestDuration: true,
  // Nothing is sent to any other server.
  validatorUrl: null,
});
