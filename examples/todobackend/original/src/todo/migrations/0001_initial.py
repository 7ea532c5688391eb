from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    operations = [
        migrations.CreateModel(
            name="TodoItem",
            fields=[
                ("id", models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=256)),
                ("completed", models.BooleanField(default=False)),
                ("order", models.IntegerField(null=True, blank=True)),
            ],
        )
    ]
