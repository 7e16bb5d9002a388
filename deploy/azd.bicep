// What "azd up" makes: a resource group for everything, and in it what main.bicep describes. See docs/deploy.md.
targetScope = 'subscription'

@description('The name of the azd environment; the resource group is called after it.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('A region that offers Flex Consumption.')
param location string

@description('Who may issue access keys from a machine of theirs: whoever runs azd.')
param operatorId string = ''

@description('What the operator is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorType string = 'User'

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: { 'azd-env-name': environmentName }
}

module youthcity 'main.bicep' = {
  name: 'youthcity'
  scope: group
  params: {
    location: location
    operatorId: operatorId
    operatorType: operatorType
  }
}

// azd keeps them in its environment: "azd env get-values" shows them.
output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_WORKER_NAME string = youthcity.outputs.app
output SERVICE_WORKER_ENDPOINT_URL string = youthcity.outputs.address
output YOUTHCITY_VAULT string = youthcity.outputs.vault
output YOUTHCITY_STORE string = youthcity.outputs.store
