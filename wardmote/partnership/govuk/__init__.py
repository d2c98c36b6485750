"""GOV.UK Frontend form fields and components; knows no domain word."""
