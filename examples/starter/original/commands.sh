# The commands of the story, in its order.

cd busybox
docker build -t starter/postgres_datastore .

docker run -i -t --name starter-postgres_data starter/postgres_datastore

cd db
docker build -t starter/postgres .

docker run -d \
    -e POSTGRES_USER=admin \
    -e POSTGRES_PASSWORD=admin \
    -e POSTGRES_DB=starter \
    --volumes-from starter-postgres_data \
    --name starter-postgres \
    -p 5432:5432 starter/postgres

psql -h localhost -U admin starter

cd starter-api
docker build -t starter/starter-api .

docker run -d -t \
    -v `pwd`/logs:/app/logs \
    --name starter-api \
    -p 5000:5000 starter/starter-api \
    python manage.py runserver -t 0.0.0.0 -p 5000

docker network ls

docker network inspect flask-db-docker_default

docker run --rm -ti --network flask-db-docker_default starter/starter-api /bin/sh

python manage.py resetdb

docker run --rm -t \
    --network flask-db-docker_default \
    -v `pwd`/starter-api/startup:/app/startup \
    starter/postgres /bin/bash -c \
    "PGPASSWORD=admin psql -h starter-postgres -U admin starter < /app/startup/starter_pxcodes.sql"

http --auth admin:admin GET http://localhost:5000/api/v1.0/pxcodes/
