# syntax=docker/dockerfile:1
# Builds the site from its content, and runs `npm start` as a user who may write nothing but caches.
#   docker build -t reading-room . && docker run --read-only --tmpfs /tmp --tmpfs /app/.next/cache:uid=1000 -p 3000:3000 reading-room

FROM node:22-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf .next/cache

FROM node:22-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000
COPY --from=build --chown=root:root /app /app
RUN install -d -o node -g node /app/.next/cache
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is told to stop, not a shell or npm before it.
CMD ["node", "--import", "tsx", "server/serve.ts"]
