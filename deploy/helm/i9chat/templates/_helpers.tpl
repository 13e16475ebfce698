{{- define "i9chat.labels" -}}
app.kubernetes.io/name: i9chat
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}
